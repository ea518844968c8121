package dev.drawbridge.selftest;

import dev.drawbridge.reports.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads out of Cucumber's messages which checks of the suite, the methods of its steps, scenarios failed at. */
final class FailedChecks {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> methods = new HashMap<>();
    private final Map<String, Set<String>> requirements = new HashMap<>();
    private final Map<String, String> pickles = new HashMap<>();
    private final Map<String, String> cases = new HashMap<>();
    private final Map<String, String> definitions = new HashMap<>();
    private final Map<String, Set<String>> failed = new TreeMap<>();

    private FailedChecks() {}

    /**
     * The requirements of the scenarios that failed at a check, by its method, such as {@code
     * dev.drawbridge.steps.ReplaySteps.itIsAppliedOnce}.
     *
     * @param messages lines of JSON; nothing failed where there is no such file
     */
    static Map<String, Set<String>> in(Path messages) throws IOException {
        if (!Files.exists(messages)) {
            return Map.of();
        }
        FailedChecks found = new FailedChecks();
        try (Stream<String> lines = Files.lines(messages)) {
            lines.map(JSON::readTree).forEach(found::read);
        }
        return found.failed;
    }

    private void read(JsonNode message) {
        message.optional("stepDefinition")
                .flatMap(it -> it.optional("sourceReference")
                        .flatMap(source -> source.optional("javaMethod"))
                        .map(method -> Map.entry(id(it), text(method, "className") + "." + text(method, "methodName"))))
                .ifPresent(it -> methods.put(it.getKey(), it.getValue()));
        message.optional("pickle").ifPresent(it -> requirements.put(id(it), idsOf(it)));
        message.optional("testCase").ifPresent(it -> {
            pickles.put(id(it), text(it, "pickleId"));
            it.get("testSteps")
                    .forEach(step -> step.optional("stepDefinitionIds")
                            .filter(ids -> !ids.isEmpty())
                            .ifPresent(
                                    ids -> definitions.put(id(step), ids.get(0).asString())));
        });
        message.optional("testCaseStarted").ifPresent(it -> cases.put(id(it), text(it, "testCaseId")));
        message.optional("testStepFinished")
                .filter(it -> text(it.get("testStepResult"), "status").equals("FAILED"))
                .ifPresent(this::fail);
    }

    private void fail(JsonNode step) {
        String definition = definitions.get(text(step, "testStepId"));
        String method = definition == null ? null : methods.get(definition);
        if (method != null) {
            String pickle = pickles.get(cases.get(text(step, "testCaseStartedId")));
            failed.computeIfAbsent(method, any -> new TreeSet<>()).addAll(requirements.getOrDefault(pickle, Set.of()));
        }
    }

    private static Set<String> idsOf(JsonNode pickle) {
        Set<String> known = Catalogue.load().ids();
        return pickle.get("tags")
                .valueStream()
                .map(tag -> text(tag, "name").substring(1))
                .filter(known::contains)
                .collect(Collectors.toSet());
    }

    private static String id(JsonNode message) {
        return text(message, "id");
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
