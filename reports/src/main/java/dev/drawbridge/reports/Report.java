package dev.drawbridge.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a run has to say: the content of {@code report.json}, whose form {@code report-schema-1.json} holds.
 *
 * @param schemaVersion the version of that form
 * @param catalogueVersion the version of the specification
 * @param conclusion one line in words: what the exit status means here
 * @param requirements one entry for each row of the catalogue
 */
public record Report(
        int schemaVersion,
        String suiteVersion,
        int catalogueVersion,
        Implementation implementation,
        @Nullable String serverVersion,
        Pace pace,
        Instant started,
        Instant finished,
        @Nullable Waits waits,
        Map<String, String> configuration,
        String reproduce,
        ExitStatus exitStatus,
        boolean conformant,
        String conclusion,
        List<ProfileVerdict> profiles,
        List<RequirementVerdict> requirements,
        Coverage coverage,
        List<RunProblem> problems,
        List<Finding> findings,
        List<PermissionCell> permissions,
        List<Delivery> deliveries,
        List<ScenarioResult> unscored) {

    /** The version of the form of {@code report.json}; raised when a reader of the former form would break. */
    public static final int SCHEMA_VERSION = 1;

    public Report {
        profiles = List.copyOf(profiles);
        requirements = List.copyOf(requirements);
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
        permissions = List.copyOf(permissions);
        deliveries = List.copyOf(deliveries);
        unscored = List.copyOf(unscored);
    }

    /** The report of a run that saw nothing beside its verdicts. */
    public static Report of(RunFacts facts, Catalogue catalogue, Judgement judgement) {
        return of(facts, catalogue, judgement, Observations.NONE);
    }

    /** The report of a run. */
    public static Report of(RunFacts facts, Catalogue catalogue, Judgement judgement, Observations seen) {
        return new Report(
                SCHEMA_VERSION,
                facts.suiteVersion(),
                catalogue.version(),
                facts.implementation(),
                facts.serverVersion(),
                facts.pace(),
                facts.started(),
                facts.finished(),
                facts.waits(),
                facts.configuration(),
                facts.reproduce(),
                judgement.exitStatus(),
                judgement.conformant(),
                Conclusion.of(judgement),
                judgement.profiles(),
                judgement.requirements(),
                judgement.coverage(),
                judgement.problems(),
                seen.findings(),
                seen.permissions(),
                seen.deliveries(),
                judgement.unscored());
    }
}
