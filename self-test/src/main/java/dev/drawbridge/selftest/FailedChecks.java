package dev.drawbridge.selftest;

import static java.util.stream.Collectors.toSet;

import dev.drawbridge.reports.Catalogue;
import io.cucumber.messages.NdjsonToMessageIterable;
import io.cucumber.messages.ndjson.Deserializer;
import io.cucumber.messages.types.JavaMethod;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResultStatus;
import io.cucumber.query.Query;
import io.cucumber.query.Repository;
import io.cucumber.query.Repository.RepositoryFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads out of Cucumber's messages at which checks of the suite, the methods of its steps, scenarios failed. */
final class FailedChecks {

    private FailedChecks() {}

    /**
     * The requirements of the scenarios that failed at a check, by its method, such as {@code
     * dev.drawbridge.steps.ReplaySteps.itIsAppliedOnce}.
     *
     * @param messages a message in each line; nothing failed where there is no such file
     */
    static Map<String, Set<String>> in(Path messages) throws IOException {
        if (!Files.exists(messages)) {
            return Map.of();
        }
        Repository run = Repository.builder()
                .feature(RepositoryFeature.INCLUDE_STEP_DEFINITIONS, true)
                .build();
        try (NdjsonToMessageIterable all =
                new NdjsonToMessageIterable(Files.newInputStream(messages), new Deserializer())) {
            all.forEach(run::update);
        }
        Query query = new Query(run);
        Map<String, Set<String>> failed = new TreeMap<>();
        query.findAllTestStepFinished().stream()
                .filter(step -> step.getTestStepResult().getStatus() == TestStepResultStatus.FAILED)
                .forEach(step -> method(query, step)
                        .ifPresent(method -> failed.computeIfAbsent(
                                        method.getClassName() + "." + method.getMethodName(), any -> new TreeSet<>())
                                .addAll(query.findPickleBy(step)
                                        .map(FailedChecks::requirements)
                                        .orElse(Set.of()))));
        return failed;
    }

    private static Optional<JavaMethod> method(Query query, TestStepFinished step) {
        return query.findTestStepBy(step)
                .flatMap(query::findUnambiguousStepDefinitionBy)
                .flatMap(definition -> definition.getSourceReference().getJavaMethod());
    }

    private static Set<String> requirements(Pickle scenario) {
        Set<String> known = Catalogue.load().ids();
        return scenario.getTags().stream()
                .map(tag -> tag.getName().substring(1))
                .filter(known::contains)
                .collect(toSet());
    }
}
