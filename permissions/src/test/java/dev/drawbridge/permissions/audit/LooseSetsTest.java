package dev.drawbridge.permissions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each configuration of {@code audit/}, and of {@code audit/push/} for push consumers, says at its end which findings are
 * expected of it; it must have these and no others. The self-test loads the same files into servers and asks them.
 */
class LooseSetsTest {

    private static final Path SETS = Path.of("src/test/resources/audit");
    private static final String EXPECTED = "# expected: ";
    private static final ServerVersion VERSION = ServerVersion.parse("2.15.1");

    @ParameterizedTest
    @MethodSource("sets")
    void has_the_findings_expected_of_it_and_no_others(String name) throws IOException {
        Path file = SETS.resolve(name);

        List<String> expected = Files.readString(file)
                .lines()
                .filter(line -> line.startsWith(EXPECTED))
                .map(line -> line.substring(EXPECTED.length()))
                .toList();

        assertThat(audit(file).findings()).extracting(each -> line(file, each)).containsExactlyElementsOf(expected);
    }

    @Test
    void every_finding_says_what_to_do_and_where() throws IOException {
        for (String name : sets()) {
            assertThat(audit(SETS.resolve(name)).findings()).allSatisfy(each -> {
                assertThat(each.message()).doesNotContain("null").hasSizeGreaterThan(20);
                assertThat(each.remedy()).doesNotContain("null").isNotBlank();
                assertThat(each.place().line()).isPositive();
                assertThat(each.opens()).isSorted();
            });
        }
    }

    @Test
    void there_are_as_many_as_the_documentation_says() throws IOException {
        String page = Files.readString(Path.of("../docs/audit.md"));

        assertThat(page).contains("[" + sets().size() + " loose sets](../permissions/src/test/resources/audit)");
        assertThat(page)
                .contains(", "
                        + sets().stream()
                                .filter(each -> each.startsWith("push"))
                                .count() + " of them for push");
    }

    private static AuditResult audit(Path file) {
        return new Audit(topology(file), Map.of(), VERSION).ofConfiguration(file, Map.of());
    }

    /** The bridge that the set is for, by its folder. */
    static Topology topology(Path file) {
        Topology seed = Bridges.seed(Layout.ISOLATED);
        return Objects.requireNonNull(file.getParent()).endsWith("push") ? Bridges.pushing(seed) : seed;
    }

    private static String line(Path file, Finding finding) {
        Path at = finding.place().file();
        return "line " + finding.place().line() + (at.equals(file) ? "" : " of " + at.getFileName()) + ": "
                + finding.severity() + " " + finding.requirement() + " "
                + finding.kind().words() + ", " + finding.principal()
                + (finding.subject().isEmpty() ? "" : " [" + finding.subject() + "]")
                + (finding.opens().isEmpty() ? "" : " opens " + String.join(" ", finding.opens()));
    }

    static List<String> sets() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path folder : List.of(SETS, SETS.resolve("push"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(each -> each.toString().endsWith(".conf"))
                        .map(each -> SETS.relativize(each).toString())
                        .sorted()
                        .forEach(names::add);
            }
        }
        return names;
    }
}
