package dev.drawbridge.reports;

import static dev.drawbridge.reports.Samples.CATALOGUE;
import static dev.drawbridge.reports.Samples.facts;
import static dev.drawbridge.reports.Samples.judge;
import static dev.drawbridge.reports.Samples.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportJsonTest {

    @TempDir
    Path dir;

    private final Report report =
            Report.of(facts(), CATALOGUE, judge(result("PERM-01", Outcome.PASSED), result("PERM-06", Outcome.FAILED)));

    @Test
    void the_written_report_keeps_its_schema() throws IOException {
        assertThat(problems(written(report, Masker.none()))).isEmpty();
    }

    @Test
    void a_report_with_every_section_keeps_its_schema_and_reads_back() throws IOException {
        Report rich = ReportJson.mask(Samples.rich(), Masker.none());
        String json = written(rich, Masker.none());

        assertThat(problems(json)).isEmpty();
        assertThat(ReportJson.read(json)).isEqualTo(rich);
    }

    @Test
    void the_schema_refuses_a_pass_that_no_scenario_has_shown() {
        String forged = ReportJson.write(report).replace("\"untested\",\n", "\"pass\",\n");

        assertThat(problems(forged)).isNotEmpty();
    }

    @Test
    void the_schema_refuses_a_conformant_report_with_another_status_than_0() {
        String forged = ReportJson.write(report).replace("\"conformant\" : false", "\"conformant\" : true");

        assertThat(problems(forged)).isNotEmpty();
    }

    @Test
    void a_written_report_reads_back_as_it_was() throws IOException {
        assertThat(ReportJson.read(written(report, Masker.none()))).isEqualTo(report);
    }

    @Test
    void no_secret_is_written_and_no_verdict_is_lost_when_a_secret_is_an_everyday_word() throws IOException {
        Report leaking = Report.of(
                facts(),
                CATALOGUE,
                judge(result("PERM-01", Outcome.FAILED, "nats://admin:hunter2@127.0.0.1 refused hunter2")));

        String json = written(leaking, Masker.of(List.of("hunter2", "fail")));

        assertThat(json).doesNotContain("hunter2").contains("\"verdict\" : \"fail\"");
        assertThat(problems(json)).isEmpty();
    }

    private String written(Report toWrite, Masker masker) throws IOException {
        new ReportWriter(masker).write(toWrite, dir);
        return Files.readString(dir.resolve("report.json"));
    }

    private static List<Error> problems(String json) {
        InputStream in = Objects.requireNonNull(
                Report.class.getResourceAsStream("report-schema-1.json"), "report-schema-1.json");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(in, InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON);
    }
}
