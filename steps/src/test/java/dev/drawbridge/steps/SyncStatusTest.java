package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.steps.SyncStatus.WithResources;
import org.junit.jupiter.api.Test;

class SyncStatusTest {

    private static final String WHOLE = "{\"organizations_count\":2,\"users_count\":3,\"jetstream_connected\":true,"
            + "\"outbox_events_count\":5,\"sent_events_count\":4,\"pending_events_count\":1}";

    @Test
    void counts_agree_with_what_is_shown_when_each_event_is_sent_or_pending() {
        assertThat(new WithResources(status(WHOLE), 2, 3).agree()).isTrue();
        assertThat(new WithResources(status(WHOLE), 1, 3).agree()).isFalse();
        assertThat(new WithResources(status(WHOLE), 2, 4).agree()).isFalse();
        assertThat(new WithResources(
                                status(WHOLE.replace("\"pending_events_count\":1", "\"pending_events_count\":0")), 2, 3)
                        .agree())
                .isFalse();
    }

    @Test
    void a_field_that_is_missing_is_wrong_at_once() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> status("{}").isConnected())
                .withMessageContaining("jetstream_connected in the sync status of system_a, true or false")
                .withMessageContaining("answered 200");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> status("{\"pending_events_count\":null}").count("pending_events_count"))
                .withMessageContaining("pending_events_count in the sync status of system_a, a number");
    }

    @Test
    void a_flag_in_words_is_none_and_so_is_a_count_in_words() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> status("{\"jetstream_connected\":\"true\"}").isConnected());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> status("{\"users_count\":\"3\"}").count("users_count"));
    }

    @Test
    void an_app_that_has_none_to_give_is_asked_again() {
        SyncStatus none = new SyncStatus("system_a", new Answer("GET /sync_status", 503, "busy"));

        assertThat(none.isGiven()).isFalse();
        assertThat(new WithResources(none, 0, 0).agree()).isFalse();
    }

    private static SyncStatus status(String body) {
        return new SyncStatus("system_a", new Answer("GET /sync_status", 200, body));
    }
}
