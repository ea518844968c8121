package dev.drawbridge.selftest.othershape;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters: the original as it came, with what is to be said about it in headers. */
final class Rejects {

    private static final System.Logger LOG = System.getLogger(Rejects.class.getName());
    private static final Duration AGAIN = Duration.ofMillis(300);

    private final Settings settings;
    private final Link link;
    private final String secret;

    /** @param secret makes the letters' message ids unguessable, and the same at each try */
    Rejects(Settings settings, Link link, String secret) {
        this.settings = settings;
        this.link = link;
        this.secret = secret;
    }

    String idOf(Incoming original) {
        byte[] name = (secret + original.sequence()).getBytes(StandardCharsets.UTF_8);
        return "rejected-" + UUID.nameUUIDFromBytes(name);
    }

    /** Publishes one and returns once the stream has it; false when the app ends before. */
    boolean publish(Incoming original, String why, String message, Pause pause) {
        while (!pause.isOver()) {
            Connection connection = link.connected();
            try {
                if (connection != null) {
                    connection.jetStream().publish(letter(original, why, message));
                    return true;
                }
            } catch (IOException | JetStreamApiException e) {
                LOG.log(System.Logger.Level.INFO, "a dead letter was not acknowledged; it is sent again");
            }
            pause.await(AGAIN);
        }
        return false;
    }

    private NatsMessage letter(Incoming original, String why, String message) {
        Headers headers = new Headers();
        Headers own = original.message().getHeaders();
        if (own != null) {
            // Those of the server's are orders to it.
            own.keySet().stream()
                    .filter(name -> !name.startsWith("Nats-"))
                    .forEach(name -> headers.put(name, own.get(name)));
        }
        headers.put("Nats-Msg-Id", idOf(original));
        headers.put("Bridge-Rejected", "true");
        headers.put("Bridge-Why", why);
        headers.put("Bridge-Attempts", Integer.toString(original.delivered()));
        headers.put("Bridge-Details", details(original, why, message));
        return NatsMessage.builder()
                .subject(settings.get("DLQ_SUBJECT"))
                .headers(headers)
                .data(original.body())
                .build();
    }

    private String details(Incoming original, String why, String message) {
        Map<String, Object> source = Map.of(
                "subject", original.message().getSubject(),
                "position", original.sequence(),
                "intake", settings.consumer(),
                "stream", settings.stream());
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "event", Event.idOf(original.body()),
                        "why", why,
                        "message", message,
                        "attempts", original.delivered(),
                        "source", source));
    }
}
