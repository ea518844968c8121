package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.ApiCatalogue;
import dev.drawbridge.permissions.ApiOperation;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.selftest.ServerBinaries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue of the API against what server programs name, so that a new verb is noticed the day it arrives. */
@Tag("live")
class CatalogueOnServerTest {

    private static final Pattern SUBJECT =
            Pattern.compile("\\$JS\\.API\\.([A-Z_]+(?:\\.[A-Z_]+)*)((?:\\.(?:%s|\\*|>))*)");

    @ParameterizedTest
    @CsvSource({"2.9, 2.9.10", "2.10, 2.10.27", "2.15, 2.15.1"})
    void every_verb_that_a_server_names_has_a_row_and_every_row_is_named(String release, String version)
            throws IOException {
        List<String> rows = verbs(version);
        Set<String> named = named(ServerBinaries.of(Requirement.minor(release)));

        assertThat(named).filteredOn(each -> !isExplained(each, rows)).isEmpty();
        assertThat(rows)
                .filteredOn(row -> named.stream().noneMatch(each -> isOf(each, row)))
                .isEmpty();
    }

    @Test
    void a_verb_without_a_row_is_noticed() throws IOException {
        List<String> rows = verbs("2.15.1").stream()
                .filter(each -> !each.equals("CONSUMER.UNPIN") && !each.equals("META.RESCUE"))
                .toList();

        assertThat(named(ServerBinaries.of(Requirement.minor("2.15"))))
                .filteredOn(each -> !isExplained(each, rows))
                .hasSize(2)
                .anyMatch(each -> each.startsWith("CONSUMER.UNPIN"))
                .anyMatch(each -> each.startsWith("META.RESCUE"));
    }

    private static List<String> verbs(String version) {
        return ApiCatalogue.knownTo(ServerVersion.parse(version)).stream()
                .map(ApiOperation::verb)
                .distinct()
                .toList();
    }

    /** What follows {@code $JS.API.} anywhere in the program; texts of a Go program stand next to each other. */
    private static Set<String> named(Path program) throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher matcher = SUBJECT.matcher(Files.readString(program, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            named.add(matcher.group(1) + matcher.group(2));
        }
        return named;
    }

    private static boolean isExplained(String named, List<String> rows) {
        // One letter is the beginning of the next text behind a bare "$JS.API.".
        return named.length() == 1 || rows.stream().anyMatch(row -> isOf(named, row) || isAbove(named, row));
    }

    /** With a placeholder behind it the verb is all there is; without one the next text may stick to it. */
    private static boolean isOf(String named, String row) {
        String verb = named.replaceAll("(\\.(%s|\\*|>))+$", "");
        return verb.equals(named) ? named.startsWith(row) : verb.equals(row);
    }

    /** The beginning of several verbs, by which the server looks for them. */
    private static boolean isAbove(String named, String row) {
        String group = named.endsWith(".>") ? named.substring(0, named.length() - 2) : named;
        return row.startsWith(group + ".") && !group.contains("*") && !group.contains("%");
    }
}
