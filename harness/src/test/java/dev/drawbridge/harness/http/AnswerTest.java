package dev.drawbridge.harness.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    private static final Answer FOUND =
            new Answer("GET /users/7 at system_a", 200, "{\"id\": 7, \"name\": \"N\", \"active\": true}");

    @Test
    void it_holds_fields_with_just_these_values_and_types() {
        assertThat(FOUND.holds(Map.of("name", "N", "active", true))).isTrue();
        assertThat(FOUND.holds(Map.of("name", "M"))).isFalse();
        assertThat(FOUND.holds(Map.of("active", "true"))).isFalse();
        assertThat(FOUND.holds(Map.of("role", "member"))).isFalse();
        assertThat(FOUND.id()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<html>", "{\"id\":", "null"})
    void what_is_no_json_holds_nothing(String body) {
        Answer answer = new Answer("GET / at system_a", 500, body);

        assertThat(answer.id()).isEmpty();
        assertThat(answer.holds(Map.of("id", ""))).isFalse();
    }

    @Test
    void it_reads_as_a_sentence() {
        assertThat(new Answer("GET /users/7 at system_a", 404, "gone"))
                .hasToString("GET /users/7 at system_a answered 404 gone");
    }
}
