package dev.drawbridge.steps;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.waiting.Timeouts;
import dev.drawbridge.permissions.residue.Residue;
import dev.drawbridge.reports.Catalogue;
import dev.drawbridge.reports.ConsoleSummary;
import dev.drawbridge.reports.Implementation;
import dev.drawbridge.reports.Judgement;
import dev.drawbridge.reports.Masker;
import dev.drawbridge.reports.Observations;
import dev.drawbridge.reports.PlannedScenario;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.ReportWriter;
import dev.drawbridge.reports.ResidueText;
import dev.drawbridge.reports.RollUp;
import dev.drawbridge.reports.RunFacts;
import dev.drawbridge.reports.RunPlan;
import dev.drawbridge.reports.RunProblem;
import dev.drawbridge.reports.Waits;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a run's results to its report: judged against the plan, written to the output folder, summed up on the console. */
final class RunJudge {

    private final RunSettings settings;
    private final Instant started;

    RunJudge(RunSettings settings, Instant started) {
        this.settings = settings;
        this.started = started;
    }

    /**
     * Judges the run and writes its report.
     *
     * @throws EnvironmentException when the report cannot be written
     */
    Report judge(
            Run run, List<RunProblem> problems, List<Residue> residues, @Nullable String serverVersion, Masker masker) {
        Catalogue catalogue = Catalogue.load();
        List<PlannedScenario> planned = PlannedScenarios.matching(settings.tags());
        RunPlan plan = new RunPlan(
                catalogue.profilesOf(planned),
                planned,
                run.pace(),
                Claims.missingIn(run.configuration().claims()),
                run.configuration().knownFailing(),
                run.configuration().knownFlaky(),
                ProvenBy.load());
        Judgement judgement = RollUp.of(catalogue, plan).judge(run.results(), problems);
        Configuration.Implementation given = run.configuration().implementation();
        RunFacts facts = new RunFacts(
                Version.ofSuite(),
                Implementation.of(given.name(), given.version(), given.url(), given.contact()),
                serverVersion,
                run.pace(),
                started,
                Instant.now(),
                run.configuration().described(),
                Repeat.of(settings, run.configuration().fromOutside()),
                waits(run));
        Report report = Report.of(
                facts,
                catalogue,
                judgement,
                new Observations(ResidueText.findings(residues), List.of(), run.retried()));
        try {
            new ReportWriter(masker).write(report, settings.output());
        } catch (IOException e) {
            throw new EnvironmentException(
                    "the report cannot be written: " + e.getMessage(),
                    settings.output().toString(),
                    List.of(),
                    "give a folder that can be written, with -Ddrawbridge.output",
                    e);
        }
        PrintStream out = System.out;
        out.println(new ConsoleSummary(masker).of(report));
        if (run.isAttached() && !run.configuration().readOnly()) {
            out.println("What this run made at the attached system carries the word " + run.word()
                    + " in names, addresses and event ids.");
        }
        return report;
    }

    private static @Nullable Waits waits(Run run) {
        Instant ready = run.ready();
        return ready == null
                ? null
                : new Waits(
                        Duration.between(ready, run.lastEnd()),
                        run.configuration().topologyAtPace().apps().stream()
                                .flatMap(app -> app.consumers().stream())
                                .map(Timeouts::backoffChain)
                                .max(Duration::compareTo)
                                .orElse(Duration.ZERO));
    }
}
