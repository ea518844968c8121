package dev.drawbridge.harness.config;

import dev.drawbridge.harness.contract.Contract;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.contract.ResourceMapping;
import dev.drawbridge.harness.contract.SeedContract;
import dev.drawbridge.topology.Nearest;
import dev.drawbridge.topology.Pointers;
import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.SourceDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The names of the wire contract that may be mapped, and that no two of them are mapped to one place. */
final class MappingRules {

    private static final String HEADERS = "/dead-letters/headers";

    /** The names that each mapping knows. */
    static final Map<String, List<String>> NAMES = names();

    private final SourceDocument document;
    private final List<Problem> problems = new ArrayList<>();

    private MappingRules(SourceDocument document) {
        this.document = document;
    }

    static List<Problem> problems(SourceDocument document) {
        MappingRules rules = new MappingRules(document);
        NAMES.forEach((at, names) -> {
            rules.known(at, names);
            if (!at.endsWith("/values")) {
                rules.oneToOne(at, names);
            }
        });
        rules.apart("path", ResourceMapping::path);
        rules.apart("type", ResourceMapping::type);
        rules.toolKnowsThem();
        return rules.problems;
    }

    private static Map<String, List<String>> names() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Resource resource : Resource.values()) {
            String at = "/resources/" + resource.plural();
            names.put(at + "/fields", SeedContract.fieldsOf(resource));
            names.put(at + "/payload", resource.fields());
            names.put(
                    at + "/values",
                    List.copyOf(new TreeSet<>(SeedContract.valuesOf(resource).keySet())));
        }
        names.put("/http/sync-status/fields", SeedContract.SYNC_STATUS);
        names.put("/events/fields", SeedContract.ENVELOPE);
        names.put("/events/types", SeedContract.TYPES);
        names.put(HEADERS, SeedContract.HEADERS);
        names.put("/dead-letters/context", SeedContract.CONTEXT);
        names.put("/dead-letters/reasons", SeedContract.REASONS);
        return names;
    }

    private void known(String at, List<String> names) {
        document.root().at(at).propertyNames().forEach(name -> {
            if (!names.contains(name)) {
                problems.add(document.problem(
                        Pointers.child(at, name),
                        "expected a name of the wire contract that can be mapped, found \"" + name + "\"",
                        Nearest.advice(name, names)));
            }
        });
    }

    /** Also where one is mapped to what another is called by default. */
    private void oneToOne(String at, List<String> names) {
        JsonNode given = document.root().at(at);
        Map<String, String> taken = new LinkedHashMap<>();
        names.forEach(name -> taken.put(name, given.path(name).asString(name)));
        for (String name : given.propertyNames()) {
            String theirs = given.path(name).asString("");
            taken.entrySet().stream()
                    .filter(other -> !other.getKey().equals(name) && overlap(at, theirs, other.getValue()))
                    .findFirst()
                    .ifPresent(other -> problems.add(document.problem(
                            Pointers.child(at, name),
                            "expected a place of its own, found \"" + theirs + "\", which is where " + other.getKey()
                                    + " is",
                            "map " + other.getKey() + " elsewhere, or this")));
        }
    }

    private static boolean overlap(String at, String one, String other) {
        boolean words = at.equals(HEADERS) || at.endsWith("/types") || at.endsWith("/reasons");
        return one.equals(other) || (!words && (one.startsWith(other + ".") || other.startsWith(one + ".")));
    }

    /** What two kinds of resources have in common they can't be told apart by. */
    private void apart(String key, Function<ResourceMapping, String> otherwise) {
        Map<String, String> taken = new LinkedHashMap<>();
        for (Resource resource : Resource.values()) {
            String at = "/resources/" + resource.plural() + "/" + key;
            JsonNode given = document.root().at(at);
            String theirs = given.asString(otherwise.apply(Contract.seed().of(resource)));
            String other = taken.putIfAbsent(theirs, at);
            if (other != null) {
                problems.add(document.problem(
                        given.isMissingNode() ? other : at,
                        "expected a " + key + " of its own, found \"" + theirs
                                + "\", which is that of the other resource",
                        "give organizations and users different ones"));
            }
        }
    }

    /** The built-in tool reads dead letters as the wire contract has them. */
    private void toolKnowsThem() {
        boolean claimed = document.root().path("claims").values().stream()
                .anyMatch(claim -> claim.asString("").equals("dlq-tool"));
        if (claimed
                && document.root().has("dead-letters")
                && !document.root().at("/dlq-tool").has("command")) {
            problems.add(document.problem(
                    "/dead-letters",
                    "expected a tool that knows these dead letters, found the claim dlq-tool and no dlq-tool.command",
                    "add dlq-tool: {command: …}, or leave dlq-tool out of claims"));
        }
    }
}
