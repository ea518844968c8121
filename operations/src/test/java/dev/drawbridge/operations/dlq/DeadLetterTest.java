package dev.drawbridge.operations.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.operations.StoredMessage;
import dev.drawbridge.permissions.probe.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterTest {

    private static final Instant TIME = Instant.parse("2026-11-25T08:00:00Z");

    @Test
    void says_where_its_original_is() {
        DeadLetter letter = letter(
                "{\"stream\":\"sync-stream\",\"sequence\":17,\"original_subject\":\"a.sync.b\",\"event_id\":null}");

        assertThat(letter.context()).hasValueSatisfying(context -> {
            assertThat(context.sequence()).isEqualTo(17);
            assertThat(context.subject()).isEqualTo("a.sync.b");
            assertThat(context.eventId()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "{\"sequence\":17}",
                "{\"original_subject\":\"a.sync.b\"}",
                "{\"sequence\":\"many\",\"original_subject\":\"a.sync.b\"}",
                "{\"sequence\":-1,\"original_subject\":\"a.sync.b\"}"
            })
    void says_nothing_where_its_context_is_missing_or_garbled(String header) {
        assertThat(letter(header).context()).isEmpty();
    }

    @Test
    void a_filter_wants_what_agrees_in_all_that_it_names() {
        DeadLetter letter = letter("{}");

        assertThat(new Filter(null, null, null).wants(letter)).isTrue();
        assertThat(new Filter("b", "unrecoverable", TIME).wants(letter)).isTrue();
        assertThat(new Filter("a", null, null).wants(letter)).isFalse();
        assertThat(new Filter(null, "malformed_json", null).wants(letter)).isFalse();
        assertThat(new Filter(null, null, TIME.plusSeconds(1)).wants(letter)).isFalse();
    }

    @Test
    void a_body_is_text_where_a_terminal_can_show_it_without_obeying_it() {
        assertThat(DeadLetterText.text("a ü\n\tb".getBytes(StandardCharsets.UTF_8)))
                .hasValue("a ü\n\tb");
        assertThat(DeadLetterText.text("\u001b[2J".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(DeadLetterText.text(new byte[] {(byte) 0xff, 0})).isEmpty();
    }

    private static DeadLetter letter(String context) {
        Map<String, List<String>> headers = Map.of(
                "x-dead-letter", List.of("true"),
                "X-Dlq-Reason", List.of("unrecoverable"),
                "x-dlq-context", List.of(context));
        return new DeadLetter("b", new StoredMessage("sync-stream", 42, "b.sync.dlq", TIME, headers, Payload.of("{}")));
    }
}
