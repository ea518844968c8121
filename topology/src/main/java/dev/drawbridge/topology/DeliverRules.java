package dev.drawbridge.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Where push consumers may deliver. The server checks a deliver subject against nobody's permissions and refuses only one
 * that the consumer's own stream takes, so the rest is decided here: what is delivered to a subject reaches everybody who
 * may listen there.
 */
final class DeliverRules {

    private final SourceDocument document;
    private final JsonNode section;
    private final List<Problem> problems = new ArrayList<>();

    private DeliverRules(SourceDocument document) {
        this.document = document;
        this.section = document.root().path("topology");
    }

    static List<Problem> problems(SourceDocument document) {
        DeliverRules rules = new DeliverRules(document);
        Map<String, String> seen = new HashMap<>();
        TopologyRules.each(
                rules.section.path("apps"),
                "/topology/apps",
                (app, at) -> TopologyRules.each(app.path("consumers"), at + "/consumers", (consumer, place) -> {
                    if (consumer.path("deliver-subject").isString()) {
                        rules.deliverSubject(
                                consumer.path("deliver-subject").asString(), place + "/deliver-subject", seen);
                    }
                }));
        return rules.problems;
    }

    private void deliverSubject(String subject, String at, Map<String, String> seen) {
        if (TopologyRules.isReserved(subject)) {
            add(at, "a subject to deliver to", subject, "reserved for the server", "use another prefix");
        }
        String first = seen.putIfAbsent(subject, at);
        if (first != null) {
            add(
                    at,
                    "a deliver subject of the consumer's own",
                    subject,
                    "also on line " + document.line(first),
                    "give each consumer its own");
        }
        TopologyRules.each(section.path("streams"), "/topology/streams", (stream, where) -> {
            if (TopologyRules.carries(stream, subject)) {
                add(
                        at,
                        "a subject outside every stream",
                        subject,
                        "which the stream on line " + document.line(where) + " takes: each delivery would be stored",
                        "use a subject that no stream takes, or narrow the stream's subjects");
            }
        });
        TopologyRules.each(section.path("apps"), "/topology/apps", (app, where) -> {
            String inbox = TopologyReader.inboxPrefix(app);
            if (subject.startsWith(inbox) && !TopologyRules.isReserved(subject)) {
                add(
                        at,
                        "a subject outside every inbox",
                        subject,
                        "below the inbox prefix \"" + inbox + "\" of the app on line " + document.line(where)
                                + ", who would receive the deliveries by it",
                        "use another prefix");
            }
        });
    }

    private void add(String at, String expected, String subject, String why, String remedy) {
        problems.add(document.problem(at, "expected " + expected + ", found \"" + subject + "\", " + why, remedy));
    }
}
