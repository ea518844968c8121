package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentTest {

    @Test
    void what_is_shown_as_it_was_sent_differs_in_nothing() {
        assertThat(differences(Map.of("name", "שלום 😀"), "{\"name\": \"שלום 😀\", \"id\": 1}"))
                .isEmpty();
    }

    @Test
    void a_name_that_was_cut_is_told_by_its_lengths_and_where_it_ends() {
        assertThat(differences(Map.of("name", "x".repeat(300)), "{\"name\": \"" + "x".repeat(255) + "\"}"))
                .singleElement()
                .asString()
                .startsWith("name of organization 1: sent 300 characters that begin with")
                .contains("found 255 characters")
                .endsWith("(the first 255 are the same)");
    }

    @Test
    void letters_that_were_composed_are_not_what_was_sent() {
        assertThat(differences(Map.of("name", "e\u0301"), "{\"name\": \"\u00e9\"}"))
                .hasSize(1);
    }

    @Test
    void a_number_is_not_the_text_that_looks_like_it() {
        assertThat(differences(Map.of("name", "007"), "{\"name\": 7}"))
                .containsExactly("name of organization 1: sent \"007\", found 7");
    }

    @Test
    void a_null_may_be_left_out_and_may_not_become_text() {
        Map<String, ?> sent = Collections.singletonMap("domain", null);

        assertThat(differences(sent, "{}")).isEmpty();
        assertThat(differences(sent, "{\"domain\": \"\"}")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T09:30:00Z", "2026-11-24T09:30:00.000+00:00", "2026-11-24T15:00:00+05:30"})
    void a_time_is_the_instant_that_it_names(String shown) {
        assertThat(differences(
                        Map.of("updated_at", "2026-11-24T06:00:00.000-03:30"), "{\"updated_at\": \"" + shown + "\"}"))
                .isEmpty();
    }

    @Test
    void a_time_that_lost_its_offset_is_another() {
        assertThat(differences(
                        Map.of("updated_at", "2026-11-24T15:00:00+05:30"),
                        "{\"updated_at\": \"2026-11-24T15:00:00Z\"}"))
                .hasSize(1);
    }

    private static List<String> differences(Map<String, ?> sent, String shown) {
        return Sent.over(Resource.ORGANIZATION, "1", sent).differencesTo(new Answer("GET it", 200, shown));
    }
}
