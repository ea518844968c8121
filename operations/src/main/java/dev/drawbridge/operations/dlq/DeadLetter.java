package dev.drawbridge.operations.dlq;

import dev.drawbridge.operations.StoredMessage;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dead letter as the wire contract has it: the original's body, and headers that say why and where from.
 *
 * @param app whose dead letters it is among
 */
record DeadLetter(String app, StoredMessage message) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * What a dead letter says of its original.
     *
     * @param sequence the original's in that stream
     * @param eventId empty where it has none
     */
    record Context(String stream, long sequence, String subject, String consumer, String eventId, String why) {}

    long sequence() {
        return message.sequence();
    }

    /** Why it was dead-lettered, in the contract's words; empty when it doesn't say. */
    String reason() {
        return message.header("x-dlq-reason").orElse("");
    }

    /** How often the original was delivered; empty when it doesn't say. */
    String deliveries() {
        return message.header("x-deliveries").orElse("");
    }

    boolean isMarked() {
        return message.header("x-dead-letter").filter("true"::equals).isPresent();
    }

    /** Where the original is; empty when the context is missing or says nothing of the kind. */
    Optional<Context> context() {
        return message.header("x-dlq-context")
                .flatMap(DeadLetter::parsed)
                .filter(context -> context.sequence() > 0 && !context.subject().isEmpty());
    }

    private static Optional<Context> parsed(String header) {
        try {
            JsonNode json = JSON.readTree(header);
            return Optional.of(new Context(
                    json.path("stream").asString(""),
                    json.path("sequence").asLong(0),
                    json.path("original_subject").asString(""),
                    json.path("consumer").asString(""),
                    json.path("event_id").asString(""),
                    (json.path("error_class").asString("") + " "
                                    + json.path("error_message").asString(""))
                            .strip()));
        } catch (JacksonException garbled) {
            return Optional.empty();
        }
    }
}
