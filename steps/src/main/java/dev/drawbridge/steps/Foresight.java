package dev.drawbridge.steps;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.reports.PlannedScenario;
import dev.drawbridge.reports.Verdict;
import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.feature.GluePath;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What is known before a run of the scenarios that it would not show, by the configuration alone. Cucumber finds each
 * scenario's steps without running them; a step says which control it needs.
 */
public final class Foresight {

    private final Configuration configuration;
    private final Map<String, String> notClaimed;

    public Foresight(Configuration configuration) {
        this.configuration = configuration;
        this.notClaimed = Claims.missingIn(configuration.claims());
    }

    /**
     * A scenario, and why a run would not show its requirement.
     *
     * @param verdict what it would be instead
     */
    public record Obstacle(PlannedScenario scenario, Verdict verdict, String reason) {}

    /** The scenarios among those that the tags select that would show nothing, in planned order. */
    public List<Obstacle> obstacles(String tags) {
        Map<String, String> unverifiable = unverifiable(tags);
        return PlannedScenarios.matching(tags).stream()
                .flatMap(planned -> claim(planned)
                        .map(reason -> new Obstacle(planned, Verdict.NOT_CLAIMED, reason))
                        .or(() -> Optional.ofNullable(unverifiable.get(planned.id()))
                                .map(reason -> new Obstacle(planned, Verdict.UNVERIFIABLE, reason)))
                        .stream())
                .toList();
    }

    private Optional<String> claim(PlannedScenario planned) {
        return planned.requirementIds().stream()
                .flatMap(id -> Optional.ofNullable(notClaimed.get(id)).stream())
                .findFirst();
    }

    private Map<String, String> unverifiable(String tags) {
        Map<String, String> reasons = new ConcurrentHashMap<>();
        ConcurrentEventListener listener = publisher -> publisher.registerHandlerFor(
                TestCaseStarted.class,
                started -> reason(started.getTestCase())
                        .ifPresent(reason -> reasons.put(id(started.getTestCase()), reason)));
        Runtime.builder()
                .withRuntimeOptions(new RuntimeOptionsBuilder()
                        .addGlue(GluePath.parse(Foresight.class.getPackageName()))
                        .addFeature(FeatureWithLines.parse("classpath:features"))
                        .addTagFilter(TagExpressionParser.parse(tags))
                        .setDryRun()
                        .setPublishQuiet(true)
                        .build())
                .withAdditionalPlugins(listener)
                .withClassLoader(Foresight.class::getClassLoader)
                .build()
                .run();
        return reasons;
    }

    private static String id(TestCase scenario) {
        return scenario.getUri() + ":" + scenario.getLocation().getLine();
    }

    private Optional<String> reason(TestCase scenario) {
        return scenario.getTestSteps().stream()
                .filter(PickleStepTestStep.class::isInstance)
                .flatMap(step -> needs(step.getCodeLocation()))
                .flatMap(need -> Arrays.stream(need.value()))
                .flatMap(control -> control.missingIn(configuration).stream())
                .map(MissingControlException::getMessage)
                .findFirst();
    }

    /** @param location as Cucumber writes it: {@code dev.drawbridge.steps.GrantSteps.publishes(java.lang.String)} */
    private static Stream<Needs> needs(String location) {
        int parameters = location.indexOf('(');
        int name = location.lastIndexOf('.', parameters);
        if (parameters < 0 || name < 0) {
            return Stream.of();
        }
        try {
            Class<?> steps = Class.forName(location.substring(0, name));
            return Arrays.stream(steps.getDeclaredMethods())
                    .filter(method -> method.getName().equals(location.substring(name + 1, parameters)))
                    .map(Foresight::need)
                    .flatMap(Optional::stream);
        } catch (ClassNotFoundException undefined) {
            return Stream.of();
        }
    }

    private static Optional<Needs> need(Method step) {
        return Optional.ofNullable(step.getAnnotation(Needs.class));
    }
}
