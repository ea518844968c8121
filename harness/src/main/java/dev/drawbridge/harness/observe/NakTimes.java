package dev.drawbridge.harness.observe;

import io.nats.client.Message;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * When the server took a delivery back, by the server's own clock ({@code io.nats.jetstream.advisory.v1.nak}): an
 * observer on a busy machine sees answers late, and a gap between two of them would look shorter than it was.
 */
final class NakTimes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Instant> times = new ConcurrentHashMap<>();

    static String subject(String stream, String durable) {
        return "$JS.EVENT.ADVISORY.CONSUMER.MSG_NAKED." + stream + "." + durable;
    }

    void record(Message advisory) {
        try {
            JsonNode nak = JSON.readTree(advisory.getData());
            times.put(
                    key(nak.path("stream_seq").asLong(0), nak.path("deliveries").asInt(0)),
                    Instant.parse(nak.path("timestamp").asString("")));
        } catch (JacksonException | DateTimeParseException unreadable) {
            // Without it the observer's own clock is what there is.
        }
    }

    /** The answer with the server's time in place of the observer's, where the server said one. */
    Delivery timed(Delivery seen) {
        Instant time = times.get(key(seen.sequence(), seen.number()));
        return time == null || !seen.negative()
                ? seen
                : new Delivery(seen.sequence(), seen.number(), seen.kind(), seen.body(), time);
    }

    private static String key(long sequence, int number) {
        return sequence + "/" + number;
    }
}
