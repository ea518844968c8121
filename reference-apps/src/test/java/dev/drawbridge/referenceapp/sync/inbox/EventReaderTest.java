package dev.drawbridge.referenceapp.sync.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EventReaderTest {
    private static final String VALID = """
            {"event_id":"6f2b7d0e-7f0e-4a57-9a53-0a3a2f4b1c9d","schema_version":1,"event_type":"created",
             "producer":"system_a","resource_type":"organization","resource_id":"1","unknown":[1],
             "payload":{"id":1,"name":"Acme","domain":"acme.example","more":true,
              "created_at":"2026-01-01T01:00:00.123+01:00","updated_at":"2026-01-01T00:00:00.123Z"}}
            """;
    private final EventReader reader = new EventReader(JsonMapper.builder().build());

    private Event read(String body) throws PoisonException {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_unknown_field_is_ignored_and_a_missing_optional_one_gets_its_default() throws PoisonException {
        var organization = Objects.requireNonNull(read(VALID).organization());
        assertThat(organization.active()).isTrue();
        assertThat(organization.createdAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00.123Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not json", "{\"a\":}"})
    void what_is_not_json_is_malformed(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        PoisonException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED_JSON));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"schema_version\":1;\"schema_version\":2",
                "\"organization\";\"invoice\"",
                "\"created\";\"deleted\"",
                "\"name\":\"Acme\",;",
                "\"Acme\";7",
                "\"id\":1,;\"id\":\"1\",",
                "2026-01-01T00:00:00.123Z;yesterday",
                "Acme;A\\u0000"
            })
    void what_can_never_apply_is_unrecoverable(String part, String instead) {
        String body = VALID.replace(part, instead == null ? "" : instead);
        assertThat(body).isNotEqualTo(VALID);
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        PoisonException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNRECOVERABLE));
    }
}
