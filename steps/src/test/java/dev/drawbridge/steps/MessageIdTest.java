package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {

    @Test
    void a_random_uuid_has_122_random_bits_and_a_time_ordered_one_74() {
        assertThat(MessageId.randomBits(UUID.randomUUID().toString())).isEqualTo(122);
        assertThat(MessageId.randomBits("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")).isEqualTo(74);
    }

    @Test
    void a_uuid_made_from_known_content_is_no_secret() {
        String named = UUID.nameUUIDFromBytes("organization/42".getBytes(StandardCharsets.UTF_8))
                .toString();

        assertThat(MessageId.randomBits(named)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "42", "organization-42", "c232ab00-9414-11ec-b3c8-9f6bdeced846", "00000000-0000-4000-0000-0"
            })
    void anything_else_counts_for_nothing(String id) {
        assertThat(MessageId.randomBits(id)).isZero();
    }
}
