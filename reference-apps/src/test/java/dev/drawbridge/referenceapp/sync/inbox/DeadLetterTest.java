package dev.drawbridge.referenceapp.sync.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeadLetterTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Message letter(Headers headers, Failure why) {
        InHand inHand = new InHand(Settings.of(5, List.of(Duration.ofSeconds(30))));
        Held held = Objects.requireNonNull(inHand.take(Deliveries.of(7, 2, "{ \"not\": closed", headers)));
        inHand.destroy();
        return DeadLetter.of(JSON, "system_b.sync.dlq", "dlq-1", held, Reason.MALFORMED_JSON, why);
    }

    @Test
    void the_body_and_the_headers_are_the_originals_but_for_orders_to_the_server_and_words_of_an_earlier_letter() {
        Headers headers = new Headers()
                .put("Nats-Msg-Id", "id")
                .put("Nats-Rollup", "all")
                .put("trace", "one", "two")
                .put("X-DLQ-Reason", "earlier");
        Message letter = letter(headers, Failure.UNKNOWN);
        Headers kept = letter.getHeaders();
        assertThat(letter.getData()).asString().isEqualTo("{ \"not\": closed");
        assertThat(kept.get("trace")).containsExactly("one", "two");
        assertThat(kept.get("Nats-Msg-Id")).containsExactly("dlq-1");
        assertThat(kept.get("x-original-nats-msg-id")).containsExactly("id");
        assertThat(kept.get("x-original-nats-rollup")).containsExactly("all");
        assertThat(kept.containsKey("Nats-Rollup")).isFalse();
        assertThat(kept.containsKey("X-DLQ-Reason")).isFalse();
        assertThat(kept.get("x-dlq-reason")).containsExactly("malformed_json");
        JsonNode context = JSON.readTree(kept.getFirst("x-dlq-context"));
        assertThat(context.path("event_id").asString()).isEqualTo("id");
        assertThat(context.path("sequence").asLong()).isEqualTo(7);
    }

    @Test
    void what_the_database_said_is_told_without_statement_and_values() {
        Event event = new Event(UUID.randomUUID().toString(), "", "organization", 1, null, null);
        Failure why = Failure.of(
                new DataIntegrityViolationException(
                        "PreparedStatementCallback; SQL [insert into secrets]", new SQLException("value 42", "23505")),
                event);
        assertThat(why.message()).isEqualTo("the database refused the organization (SQLSTATE 23505)");
        assertThat(letter(new Headers(), why).getHeaders().getFirst("x-dlq-context"))
                .doesNotContain("insert", "42")
                .contains("DataIntegrityViolationException");
    }
}
