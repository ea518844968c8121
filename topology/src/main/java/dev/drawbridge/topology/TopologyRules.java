package dev.drawbridge.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a topology section must mean, beyond its form. Tolerates a wrong form, which the schema reports. */
final class TopologyRules {

    private static final Set<String> PRINCIPALS = Set.of("admin", "observer", "replayer", "outsider");

    private final SourceDocument document;
    private final JsonNode section;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> writers = new HashMap<>();

    private TopologyRules(SourceDocument document) {
        this.document = document;
        this.section = document.root().path("topology");
    }

    static List<Problem> problems(SourceDocument document) {
        TopologyRules rules = new TopologyRules(document);
        rules.streams();
        rules.writes();
        rules.apps();
        rules.problems.addAll(DeliverRules.problems(document));
        return rules.problems;
    }

    private void streams() {
        Map<String, String> names = new HashMap<>();
        Map<String, String> seen = new HashMap<>();
        each(section.path("streams"), "/topology/streams", (stream, at) -> {
            once(names, stream.path("name").asString(""), at + "/name", "stream");
            eachText(stream.path("subjects"), at + "/subjects", (subject, where) -> {
                reserved(subject, where);
                seen.forEach((other, place) -> {
                    if (SubjectMatch.overlap(subject, other)) {
                        add(
                                where,
                                "expected each subject in one stream once, found \"" + subject + "\", which overlaps \""
                                        + other + "\" on line " + document.line(place),
                                "keep one of the two");
                    }
                });
                seen.putIfAbsent(subject, where);
            });
            duration(stream.path("duplicate-window"), at + "/duplicate-window");
            duration(stream.path("limits").path("max-age"), at + "/limits/max-age");
        });
    }

    private void duration(JsonNode value, String at) {
        eachText(value, at, (text, where) -> {
            if (!Durations.fitsServer(text)) {
                add(
                        where,
                        "expected at most 292 years, found \"" + text + "\", more than a server can count",
                        "write a shorter duration");
            }
        });
    }

    private void writes() {
        each(section.path("apps"), "/topology/apps", (app, at) -> {
            eachText(app.path("publishes"), at + "/publishes", this::write);
            eachText(app.path("dead-letters"), at + "/dead-letters", this::write);
        });
    }

    private void write(String subject, String at) {
        reserved(subject, at);
        String first = writers.putIfAbsent(subject, at);
        if (first != null) {
            add(
                    at,
                    "expected a subject that nothing else writes, found \"" + subject + "\", also on line "
                            + document.line(first),
                    "give each app, and its dead letters, subjects of their own");
        }
        long streams = TopologyReader.items(section.path("streams"))
                .filter(stream -> carries(stream, subject))
                .count();
        if (streams == 0) {
            add(
                    at,
                    "expected a subject of a stream, found \"" + subject + "\", which no stream takes",
                    "add it to the subjects of a stream");
        }
    }

    private void apps() {
        Map<String, String> names = new HashMap<>();
        Map<String, String> consumers = new HashMap<>();
        Map<String, String> inboxes = new HashMap<>();
        each(section.path("apps"), "/topology/apps", (app, at) -> {
            String name = app.path("name").asString("");
            once(names, name, at + "/name", "app");
            if (PRINCIPALS.contains(name)) {
                add(at + "/name", "expected an app's own name, found the reserved \"" + name + "\"", "rename the app");
            }
            String inbox = TopologyReader.inboxPrefix(app);
            inboxes.forEach((other, place) -> {
                if (other.startsWith(inbox) || inbox.startsWith(other)) {
                    add(
                            at + "/inbox-prefix",
                            "expected an inbox prefix of its own, found \"" + inbox + "\", which overlaps \"" + other
                                    + "\" on line " + document.line(place),
                            "leave inbox-prefix out, or make it different");
                }
            });
            inboxes.putIfAbsent(inbox, at + "/inbox-prefix");
            each(app.path("consumers"), at + "/consumers", (consumer, place) -> {
                once(consumers, consumer.path("name").asString(""), place + "/name", "consumer");
                consumer(app, consumer, place);
            });
        });
    }

    private void consumer(JsonNode app, JsonNode consumer, String at) {
        duration(consumer.path("ack-wait"), at + "/ack-wait");
        duration(consumer.path("backoff"), at + "/backoff");
        JsonNode stream = streamOf(consumer, at);
        List<String> own = TopologyReader.texts(app.path("publishes"));
        eachText(consumer.path("filter"), at + "/filter", (filter, where) -> {
            if (own.stream().anyMatch(subject -> SubjectMatch.overlap(filter, subject))) {
                add(
                        where,
                        "expected a peer's subject, found \"" + filter + "\", the app's own",
                        "name a peer's subject");
            } else if (TopologyReader.items(section.path("apps"))
                    .flatMap(peer -> TopologyReader.texts(peer.path("publishes")).stream())
                    .noneMatch(subject -> SubjectMatch.overlap(filter, subject))) {
                add(
                        where,
                        "expected a subject that a peer publishes, found \"" + filter + "\", which none does",
                        "correct the subject, or add it to a peer's publishes");
            } else if (!stream.isMissingNode() && !carries(stream, filter)) {
                add(
                        where,
                        "expected a subject of the consumer's stream, found \"" + filter + "\"",
                        "name the stream that takes this subject");
            }
        });
        int steps = TopologyReader.texts(consumer.path("backoff")).size();
        JsonNode maxDeliver = consumer.path("max-deliver");
        if (maxDeliver.isInt() || maxDeliver.isLong()) {
            if (steps > maxDeliver.asLong()) {
                add(
                        at + "/backoff",
                        "expected at most max-deliver (" + maxDeliver.asLong() + ") steps, found " + steps,
                        "drop steps from the backoff or raise max-deliver");
            }
        }
    }

    private JsonNode streamOf(JsonNode consumer, String at) {
        JsonNode streams = section.path("streams");
        String name = consumer.path("stream").asString("");
        if (name.isEmpty() && streams.size() > 1) {
            add(at + "/stream", "expected the stream's name, as there are several, found none", "add stream: NAME");
        }
        if (name.isEmpty()) {
            return streams.size() == 1 ? streams.path(0) : streams.path(-1);
        }
        List<JsonNode> found = TopologyReader.items(streams)
                .filter(stream -> name.equals(stream.path("name").asString("")))
                .toList();
        if (found.isEmpty()) {
            add(at + "/stream", "expected a declared stream, found \"" + name + "\"", "name one of the streams above");
        }
        return found.isEmpty() ? streams.path(-1) : found.get(0);
    }

    private void once(Map<String, String> seen, String name, String at, String kind) {
        String first = name.isEmpty() ? null : seen.putIfAbsent(name, at);
        if (first != null) {
            add(
                    at,
                    "expected each " + kind + "'s name once, found \"" + name + "\" again (first on line "
                            + document.line(first) + ")",
                    "rename one of the two");
        }
    }

    private void reserved(String subject, String at) {
        if (isReserved(subject)) {
            add(
                    at,
                    "expected an event subject, found \"" + subject + "\", reserved for the server",
                    "use another prefix");
        }
    }

    static boolean isReserved(String subject) {
        return subject.startsWith("$")
                || subject.startsWith("_INBOX")
                || SubjectMatch.overlap(subject, "$JS.API.INFO")
                || SubjectMatch.overlap(subject, "$SYS.>");
    }

    static boolean carries(JsonNode stream, String subject) {
        return TopologyReader.texts(stream.path("subjects")).stream()
                .anyMatch(taken -> SubjectMatch.overlap(taken, subject));
    }

    private void add(String at, String message, String remedy) {
        problems.add(document.problem(at, message, remedy));
    }

    static void each(JsonNode list, String at, Visit<JsonNode> visit) {
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            visit.at(list.path(i), at + "/" + i);
        }
    }

    private static void eachText(JsonNode value, String at, Visit<String> visit) {
        if (value.isString()) {
            visit.at(value.asString(), at);
        }
        each(value, at, (item, where) -> {
            if (item.isString()) {
                visit.at(item.asString(), where);
            }
        });
    }

    interface Visit<T> {
        void at(T value, String pointer);
    }
}
