package dev.drawbridge.reports;

import static dev.drawbridge.reports.Samples.CATALOGUE;
import static dev.drawbridge.reports.Samples.facts;
import static dev.drawbridge.reports.Samples.judge;
import static dev.drawbridge.reports.Samples.result;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingTest {

    @TempDir
    Path dir;

    @Test
    void the_page_has_every_requirement_with_its_verdict_in_words() throws IOException {
        String page = page(Samples.rich());

        assertThat(CATALOGUE.requirements())
                .allSatisfy(row -> assertThat(page).contains("<tr id=\"" + row.id() + "\""));
        assertThat(page).contains("✗ fail", "not claimed", "unverifiable", "untested", "drawbridge run --pace real");
    }

    /** The page is left in {@code target/sample-report} to be looked at. */
    @Test
    void the_page_has_each_of_its_sections() throws IOException {
        Path sample = Path.of("target/sample-report");
        new ReportWriter(Masker.of(List.of("geheim"))).write(Samples.rich(), sample);

        assertThat(Files.readString(sample.resolve("index.html")))
                .contains(
                        "About the run itself",
                        "At a glance",
                        "What to look at first",
                        "Who may do what",
                        "Retries over time")
                .contains("✗ delivery 2 came at 2 ms, declared no earlier than 1.0 s")
                .contains("Findings that permissions", "Coverage", "Reproduce")
                .contains("✗ allowed, not denied")
                .doesNotContain("geheim", "{{");
    }

    @Test
    void the_page_needs_nothing_from_elsewhere() throws IOException {
        assertThat(page(Samples.rich()))
                .doesNotContain("<script", "@import", "url(")
                .doesNotContainPattern("(src|href)=\"(https?:)?//");
    }

    @Test
    void what_a_system_said_is_shown_and_never_run() throws IOException {
        String page = page(Report.of(
                facts(),
                CATALOGUE,
                judge(result("PERM-06", Outcome.FAILED, "it said <img src=x onerror=alert(1)> `a<b`"))));

        assertThat(page).doesNotContain("<img").contains("&lt;img", "<code>a&lt;b</code>");
    }

    @Test
    void a_failure_in_the_console_names_requirement_reason_evidence_and_where_to_look() {
        Report report = Report.of(
                facts(),
                CATALOGUE,
                judge(result(
                        "PERM-06",
                        Outcome.FAILED,
                        "system_a published to system_b.sync.dlq and the stream stored it as message 41")));

        assertThat(new ConsoleSummary(Masker.none()).of(report))
                .startsWith("""
                        PERM-06 X may not publish as Y: neither `Y.sync.X` nor `Y.sync.dlq`:
                          system_a published to system_b.sync.dlq and the stream stored it as message 41
                          wire: failed on the wire
                          If this fails, check that""")
                .endsWith("\ndrawbridge: not conformant: 1 must-requirement fails (status 1)\n");
    }

    @Test
    void the_console_ends_with_conformant_and_status_0_only_when_it_is() {
        assertThat(console(judge(result("PERM-01", Outcome.PASSED))))
                .endsWith("drawbridge: conformant: permissions, as far as it was looked at: 24 must-requirements not"
                        + " verified (status 0)\n");
        assertThat(console(judge())).endsWith("(status 2)\n");
        assertThat(console(judge(result("PERM-01", Outcome.ERROR)))).endsWith("(status 3)\n");
    }

    @Test
    void the_markdown_summary_keeps_its_table_whatever_a_reason_holds() throws IOException {
        write(Report.of(facts(), CATALOGUE, judge(result("PERM-06", Outcome.FAILED, "a | b\nc"))), Masker.none());

        assertThat(Files.readString(dir.resolve("summary.md"))).contains("| PERM-06 | must | fail |", "a \\| b c |");
    }

    @Test
    void the_badge_of_a_run_that_broke_is_not_green() throws IOException {
        write(Report.of(facts(), CATALOGUE, judge(result("PERM-01", Outcome.ERROR))), Masker.none());

        assertThat(Files.readString(dir.resolve("badge.svg")))
                .contains("no verdict")
                .doesNotContain("#1a7f43");
    }

    @Test
    void no_form_of_the_report_shows_a_secret() throws IOException {
        Report report = Report.of(
                facts(), CATALOGUE, judge(result("PERM-16", Outcome.FAILED, "connected with s3cret&<1> as admin")));
        write(report, Masker.of(List.of("s3cret&<1>")));

        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("s3cret"));
        }
        assertThat(new ConsoleSummary(Masker.of(List.of("s3cret&<1>"))).of(report))
                .doesNotContain("s3cret");
    }

    private String page(Report report) throws IOException {
        write(report, Masker.none());
        return Files.readString(dir.resolve("index.html"));
    }

    private void write(Report report, Masker masker) throws IOException {
        new ReportWriter(masker).write(report, dir);
    }

    private static String console(Judgement judgement) {
        return new ConsoleSummary(Masker.none()).of(Report.of(facts(), CATALOGUE, judgement));
    }
}
