package dev.drawbridge.cli;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.reports.Masker;
import dev.drawbridge.reports.PlannedScenario;
import dev.drawbridge.reports.Verdict;
import dev.drawbridge.steps.Foresight;
import dev.drawbridge.steps.Foresight.Obstacle;
import dev.drawbridge.steps.PlannedScenarios;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run would execute, and of which requirements it is known ahead that they would not be shown. */
record RunList(List<PlannedScenario> planned, Map<String, Obstacle> obstacles, Masker masker) {

    static RunList of(Configuration configuration, String tags) {
        return new RunList(
                PlannedScenarios.matching(tags),
                new Foresight(configuration)
                        .obstacles(tags).stream()
                                .collect(
                                        Collectors.toMap(each -> each.scenario().id(), Function.identity())),
                Masker.of(configuration.secrets()));
    }

    void print(PrintWriter out) {
        planned.stream().filter(each -> !obstacles.containsKey(each.id())).forEach(each -> out.println(line(each)));
        planned.stream()
                .flatMap(each -> Optional.ofNullable(obstacles.get(each.id())).stream())
                .forEach(each -> out.println(
                        masker.mask(line(each.scenario()) + " " + each.verdict().words() + ": " + each.reason())));
        out.println(planned.size() + " scenarios" + (obstacles.isEmpty() ? "" : ", of which " + counts()));
        if (!planned.isEmpty()) {
            out.println("What the server and the apps turn out not to allow, only the run can tell.");
        }
        out.flush();
    }

    private static String line(PlannedScenario scenario) {
        return String.format(
                Locale.ROOT,
                "%-12s %s  (%s)",
                String.join(",", scenario.requirementIds()),
                scenario.name(),
                scenario.id());
    }

    private String counts() {
        return Stream.of(Verdict.UNVERIFIABLE, Verdict.NOT_CLAIMED)
                .map(verdict -> obstacles.values().stream()
                                .filter(each -> each.verdict() == verdict)
                                .count() + " " + verdict.words())
                .collect(Collectors.joining(", "));
    }
}
