package dev.drawbridge.harness.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Resource;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StateTest {

    @Test
    void the_same_instant_in_two_zones_is_the_same_state() {
        assertThat(state("{\"id\": 1, \"updated_at\": \"2026-11-24T15:00:00.000+05:30\"}"))
                .isEqualTo(state("{\"id\": 1, \"updated_at\": \"2026-11-24T09:30:00Z\"}"));
    }

    @Test
    void a_field_that_is_left_out_says_the_same_as_null() {
        assertThat(state("{\"id\": 1}")).isEqualTo(state("{\"id\": 1, \"domain\": null}"));
    }

    @Test
    void text_that_looks_like_a_number_is_no_number() {
        assertThat(state("{\"name\": \"7\"}").differencesTo(state("{\"name\": 7}")))
                .containsExactly("name: expected \"7\", found 7");
    }

    @Test
    void fields_that_the_contract_does_not_name_say_nothing() {
        assertThat(state("{\"id\": 1, \"color\": \"red\"}")).isEqualTo(state("{\"id\": 1}"));
    }

    @Test
    void what_is_no_time_stands_as_it_was_told_and_is_older_than_every_time() {
        State odd = state("{\"updated_at\": \"yesterday\", \"created_at\": 7}");

        assertThat(odd.get("updated_at")).isEqualTo("\"yesterday\"");
        assertThat(odd.get("created_at")).isEqualTo("7");
        assertThat(odd.updatedAt()).isBefore(Instant.EPOCH);
        assertThat(state("{}").get("name")).isEqualTo("null");
    }

    private static State state(String json) {
        return State.of(Resource.ORGANIZATION, JsonMapper.shared().readTree(json));
    }
}
