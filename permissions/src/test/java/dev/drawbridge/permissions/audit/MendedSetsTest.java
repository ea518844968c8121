package dev.drawbridge.permissions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.topology.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sets of {@link LooseSetsTest}, mended. */
class MendedSetsTest {

    private static final Path SETS = Path.of("src/test/resources/audit");

    /** What no edit of a text mends: who lives in which account, and who is there at all. */
    private static final Set<String> NOT_BY_EDITING = Set.of(
            "flat",
            "flat-usual",
            "flat-stranger",
            "both-in-one-account",
            "own-jetstream",
            "system-account",
            "nobody",
            "no-user-for-the-peer",
            "maps-to-the-peer",
            "exports-to-all",
            "imports-too-little",
            "imports-the-api",
            "imports-more-than-it-may-use");

    private final Audit audit = new Audit(Bridges.seed(Layout.ISOLATED), Map.of(), ServerVersion.parse("2.15.1"));

    @TempDir
    private Path folder;

    @BeforeEach
    void copyIncluded() throws IOException {
        Files.createDirectories(folder.resolve("base"));
        for (String name : List.of("a.conf", "b.conf", "hub.conf")) {
            Files.copy(
                    SETS.resolve("base").resolve(name), folder.resolve("base").resolve(name));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.drawbridge.permissions.audit.LooseSetsTest#sets")
    void nothing_is_left_but_what_no_edit_mends(String name) throws IOException {
        Path file = Files.copy(SETS.resolve(name), folder.resolve(name));
        for (Map.Entry<Path, String> each : audit.mended(file, Map.of()).entrySet()) {
            Files.writeString(each.getKey(), each.getValue());
        }

        List<Finding> left = audit.ofConfiguration(file, Map.of()).findings();

        if (NOT_BY_EDITING.contains(name.replace(".conf", ""))) {
            assertThat(left).isNotEmpty().noneMatch(each -> each.kind() == Kind.FAILS_OPEN);
        } else {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_needs_no_mending_stays_as_it_is() throws IOException {
        Path file = Files.copy(SETS.resolve("tight.conf"), folder.resolve("tight.conf"));

        assertThat(audit.mended(file, Map.of())).isEmpty();
    }
}
