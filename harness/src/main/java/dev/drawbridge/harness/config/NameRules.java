package dev.drawbridge.harness.config;

import dev.drawbridge.topology.Nearest;
import dev.drawbridge.topology.Pointers;
import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.SourceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Names in one section that another section, or the catalogue of requirements, must know; and where secrets may stand. */
final class NameRules {

    /** The principals of every bridge, whatever its apps. */
    static final Set<String> PRINCIPALS = Set.of("admin", "observer", "outsider", "replayer");

    /** Where the keys are ids of requirements. */
    static final Set<String> BY_REQUIREMENT = Set.of("/known-failing", "/known-flaky");

    private final SourceDocument document;
    private final List<Problem> problems = new ArrayList<>();

    private NameRules(SourceDocument document) {
        this.document = document;
    }

    /**
     * What is wrong with the names.
     *
     * @param apps the names of the topology's apps; empty when it has mistakes of its own, and nothing can be said
     * @param requirements the ids of the catalogue; empty when the caller does not know them
     */
    static List<Problem> problems(SourceDocument document, List<String> apps, Set<String> requirements) {
        NameRules rules = new NameRules(document);
        List<String> principals =
                Stream.concat(apps.stream(), new TreeSet<>(PRINCIPALS).stream()).toList();
        if (!apps.isEmpty()) {
            rules.known("/apps", "the name of an app of the topology", apps);
            rules.known(
                    "/nats/principals",
                    "the name of an app of the topology, admin, observer, replayer or outsider",
                    principals);
        }
        if (!requirements.isEmpty()) {
            BY_REQUIREMENT.forEach(at -> rules.requirements(at, requirements));
        }
        rules.onlyOneOf("/known-failing", "/known-flaky");
        rules.secrets();
        return rules.problems;
    }

    private void known(String at, String expected, List<String> names) {
        document.root().at(at).propertyNames().forEach(name -> {
            if (!names.contains(name)) {
                add(at, name, "expected " + expected + ", found \"" + name + "\"", Nearest.advice(name, names));
            }
        });
    }

    private void requirements(String at, Set<String> ids) {
        document.root().at(at).propertyNames().forEach(id -> {
            if (!ids.contains(id)) {
                List<String> near = new TreeSet<>(ids)
                        .stream()
                                .filter(each -> each.startsWith(id.replaceFirst("-.*", "-")))
                                .toList();
                add(
                        at,
                        id,
                        "expected the id of a requirement, found \"" + id + "\"",
                        near.isEmpty()
                                ? "write an id of the catalogue, such as PERM-28"
                                : "known here: " + String.join(", ", near));
            }
        });
    }

    /** What always fails isn't what sometimes does. */
    private void onlyOneOf(String first, String second) {
        document.root().at(second).propertyNames().forEach(id -> {
            if (document.root().at(first).has(id)) {
                add(
                        second,
                        id,
                        "expected an id that doesn't stand below " + Pointers.path(first) + " too, found \"" + id
                                + "\"",
                        "keep it here when it only sometimes fails, else there");
            }
        });
    }

    /** The file is for everybody to read; what comes from outside it was put there by somebody who knew. */
    private void secrets() {
        secret("/postgres/password", "password");
        for (Map.Entry<String, JsonNode> each :
                document.root().at("/nats/principals").properties()) {
            for (String key : List.of("password", "token", "nkey")) {
                secret(Pointers.child("/nats/principals", each.getKey()) + "/" + key, key);
            }
        }
    }

    private void secret(String at, String key) {
        String placeholder = document.placeholder(at);
        boolean outside = document.origin(at) != null || (placeholder != null && placeholder.matches("\\$\\{[^}]*}"));
        if (document.root().at(at).isString() && !outside) {
            problems.add(document.problem(
                    at,
                    "expected a " + key + " from outside this file, found it written out",
                    "write ${VARIABLE} or {file: PATH}, and change the " + key + ": this file showed it"));
        }
    }

    private void add(String at, String key, String message, String remedy) {
        problems.add(document.problem(Pointers.child(at, key), message, remedy));
    }
}
