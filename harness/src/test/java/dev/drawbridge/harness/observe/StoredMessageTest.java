package dev.drawbridge.harness.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Contract;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoredMessageTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void a_body_that_is_json_can_be_read_and_another_is_missing() {
        assertThat(message("{\"a\": 1}").json().path("a").asInt()).isEqualTo(1);
        assertThat(message("{\"a\":").json().isMissingNode()).isTrue();
        assertThat(message("").json().isMissingNode()).isTrue();
    }

    @Test
    void two_are_the_same_by_place_and_not_by_body() {
        assertThat(message("one")).isEqualTo(message("two")).hasSameHashCodeAs(message("two"));
    }

    @Test
    void a_header_that_is_not_there_is_null() {
        assertThat(message("x").header("Nats-Msg-Id")).isEqualTo("id-1");
        assertThat(message("x").header("other")).isNull();
    }

    private static StoredMessage message(String body) {
        return new StoredMessage(
                "a.b",
                4,
                NOW,
                new Headers().add("Nats-Msg-Id", "id-1"),
                body.getBytes(StandardCharsets.UTF_8),
                Contract.seed());
    }
}
