package dev.drawbridge.permissions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.ServerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
            "leafnodes-nobody",
            "leafnodes-in-the-hub",
            "leafnodes-of-users",
            "leafnodes-remote",
            "gateway-open",
            "no-user-for-the-peer",
            "maps-to-the-peer",
            "answers-once",
            "exports-to-all",
            "imports-too-little",
            "imports-the-api",
            "push/pull-permissions",
            "push/missing-import",
            "push/imports-a-service",
            "push/exports-to-all",
            "imports-more-than-it-may-use");

    @TempDir
    private Path folder;

    @BeforeEach
    void copyIncluded() throws IOException {
        for (String base : List.of("base", "push/base")) {
            try (Stream<Path> files = Files.list(SETS.resolve(base))) {
                Path copies = Files.createDirectories(folder.resolve(base));
                for (Path file : files.toList()) {
                    Files.copy(file, copies.resolve(file.getFileName()));
                }
            }
        }
    }

    private static Audit audit(Path file) {
        return new Audit(LooseSetsTest.topology(file), Map.of(), ServerVersion.parse("2.15.1"));
    }

    @ParameterizedTest
    @MethodSource("dev.drawbridge.permissions.audit.LooseSetsTest#sets")
    void nothing_is_left_but_what_no_edit_mends(String name) throws IOException {
        Path file = Files.copy(SETS.resolve(name), folder.resolve(name));
        for (Map.Entry<Path, String> each : audit(file).mended(file, Map.of()).entrySet()) {
            Files.writeString(each.getKey(), each.getValue());
        }

        List<Finding> left = audit(file).ofConfiguration(file, Map.of()).findings();

        if (NOT_BY_EDITING.contains(name.replace(".conf", ""))) {
            assertThat(left).isNotEmpty().noneMatch(each -> each.kind() == Kind.FAILS_OPEN);
        } else {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_needs_no_mending_stays_as_it_is() throws IOException {
        Path file = Files.copy(SETS.resolve("tight.conf"), folder.resolve("tight.conf"));

        assertThat(audit(file).mended(file, Map.of())).isEmpty();
    }
}
