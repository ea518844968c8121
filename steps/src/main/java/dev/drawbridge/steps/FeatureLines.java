package dev.drawbridge.steps;

import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.Scenario;
import java.util.Map;

/** The lines on which scenarios, and rows of their examples, stand in a feature. */
final class FeatureLines {

    private FeatureLines() {}

    /** Puts the line of each scenario and each row by its node's id. */
    static void collect(Feature feature, Map<String, Long> lines) {
        feature.getChildren().forEach(child -> {
            child.getScenario().ifPresent(scenario -> collect(scenario, lines));
            child.getRule().stream()
                    .flatMap(rule -> rule.getChildren().stream())
                    .flatMap(inRule -> inRule.getScenario().stream())
                    .forEach(scenario -> collect(scenario, lines));
        });
    }

    private static void collect(Scenario scenario, Map<String, Long> lines) {
        lines.put(scenario.getId(), scenario.getLocation().getLine());
        scenario.getExamples().stream()
                .flatMap(examples -> examples.getTableBody().stream())
                .forEach(row -> lines.put(row.getId(), row.getLocation().getLine()));
    }
}
