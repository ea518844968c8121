package dev.drawbridge.topology;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Builds the model from a topology section that schema and rules have accepted; fills in what may be left out. */
final class TopologyReader {

    private TopologyReader() {}

    static Topology read(JsonNode section) {
        String only = section.at("/streams/0/name").asString();
        return new Topology(
                Layout.valueOf(constant(section, "layout", "isolated")),
                items(section.path("streams")).map(TopologyReader::stream).toList(),
                items(section.path("apps")).map(app -> app(app, only)).toList());
    }

    private static StreamSpec stream(JsonNode stream) {
        JsonNode limits = stream.path("limits");
        return new StreamSpec(
                stream.path("name").asString(),
                texts(stream.path("subjects")),
                Retention.valueOf(constant(stream, "retention", "limits")),
                Storage.valueOf(constant(stream, "storage", "file")),
                stream.path("replicas").asInt(1),
                Durations.parse(stream.path("duplicate-window").asString("2m")),
                new Limits(amount(limits.path("max-messages")), amount(limits.path("max-bytes")), age(limits)),
                flag(stream.path("deny-delete")),
                flag(stream.path("deny-purge")));
    }

    /** Nothing where nothing is said. */
    private static @Nullable Boolean flag(JsonNode said) {
        return said.isMissingNode() ? null : said.asBoolean();
    }

    private static App app(JsonNode app, String onlyStream) {
        String name = app.path("name").asString();
        return new App(
                name,
                inboxPrefix(app),
                texts(app.path("publishes")),
                app.path("dead-letters").asString(),
                items(app.path("consumers"))
                        .map(consumer -> consumer(consumer, onlyStream))
                        .toList());
    }

    private static ConsumerSpec consumer(JsonNode consumer, String onlyStream) {
        return new ConsumerSpec(
                consumer.path("name").asString(),
                consumer.path("stream").asString(onlyStream),
                texts(consumer.path("filter")),
                Durations.parse(consumer.path("ack-wait").asString("30s")),
                consumer.path("max-deliver").asInt(),
                texts(consumer.path("backoff")).stream().map(Durations::parse).toList(),
                push(consumer));
    }

    private static @Nullable Push push(JsonNode consumer) {
        return consumer.has("deliver-subject")
                ? new Push(
                        consumer.path("deliver-subject").asString(),
                        consumer.path("deliver-group").asString())
                : null;
    }

    static String inboxPrefix(JsonNode app) {
        return app.path("inbox-prefix").asString("_INBOX_" + app.path("name").asString("") + ".");
    }

    /** A list of texts, or the one text that stands where a list of one is meant. */
    static List<String> texts(JsonNode value) {
        return value.isString()
                ? List.of(value.asString())
                : items(value)
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .toList();
    }

    static java.util.stream.Stream<JsonNode> items(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : java.util.stream.Stream.empty();
    }

    private static String constant(JsonNode parent, String key, String otherwise) {
        return parent.path(key).asString(otherwise).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static @Nullable Long amount(JsonNode value) {
        return value.isNumber() ? value.asLong() : null;
    }

    private static @Nullable Duration age(JsonNode limits) {
        return limits.has("max-age") ? Durations.parse(limits.path("max-age").asString()) : null;
    }
}
