package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.reports.Catalogue;
import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.reports.Implementation;
import dev.drawbridge.reports.Outcome;
import dev.drawbridge.reports.Pace;
import dev.drawbridge.reports.PlannedScenario;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.ReportJson;
import dev.drawbridge.reports.RollUp;
import dev.drawbridge.reports.RunFacts;
import dev.drawbridge.reports.RunPlan;
import dev.drawbridge.reports.RunProblem;
import dev.drawbridge.reports.ScenarioResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = ExitStatus.class,
            names = {"USAGE", "ENVIRONMENT"})
    void the_status_is_the_one_that_the_report_names(ExitStatus status) throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), ReportJson.write(report(status)));

        assertThat(Gate.statusOf(file)).hasValue(status.code());
    }

    @Test
    void a_failed_requirement_ends_a_build_with_1_and_a_kept_one_with_0() throws IOException {
        Path failed = Files.writeString(folder.resolve("failed.json"), ReportJson.write(report(Outcome.FAILED)));
        Path passed = Files.writeString(folder.resolve("passed.json"), ReportJson.write(report(Outcome.PASSED)));

        assertThat(Gate.statusOf(failed)).hasValue(1);
        assertThat(Gate.statusOf(passed)).hasValue(0);
    }

    @Test
    void no_report_is_no_status() {
        assertThat(Gate.statusOf(folder.resolve("report.json"))).isEmpty();
        assertThat(Gate.statusOf(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "null", "{\"exitStatus\": 0}", "{\"exitStatus\": 17}"})
    void a_report_that_was_cut_short_is_no_status(String text) throws IOException {
        assertThat(Gate.statusOf(Files.writeString(folder.resolve("report.json"), text)))
                .isEmpty();
    }

    @Test
    void the_first_half_of_a_report_is_no_status() throws IOException {
        String whole = ReportJson.write(report(ExitStatus.ENVIRONMENT));

        assertThat(Gate.statusOf(
                        Files.writeString(folder.resolve("report.json"), whole.substring(0, whole.length() / 2))))
                .isEmpty();
    }

    private static Report report(ExitStatus status) {
        RunPlan plan = RunPlan.of(Set.of("permissions"), List.of(), Pace.FAST);
        return report(plan, List.of(), List.of(new RunProblem(status, "as the test wants it")));
    }

    private static Report report(Outcome outcome) {
        List<ScenarioResult> results = List.of(new ScenarioResult(
                "a.feature:1", "one", Set.of("PERM-06"), outcome, "why", List.of(), Duration.ZERO, Pace.FAST));
        List<PlannedScenario> planned = List.of(new PlannedScenario("a.feature:1", "one", Set.of("PERM-06")));
        return report(RunPlan.of(Set.of("permissions"), planned, Pace.FAST), results, List.of());
    }

    private static Report report(RunPlan plan, List<ScenarioResult> results, List<RunProblem> problems) {
        Catalogue catalogue = Catalogue.load();
        RunFacts facts = new RunFacts(
                "1", Implementation.named("x"), null, Pace.FAST, Instant.EPOCH, Instant.EPOCH, Map.of(), "again");
        return Report.of(facts, catalogue, RollUp.of(catalogue, plan).judge(results, problems));
    }
}
