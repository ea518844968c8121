package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.contract.Contract;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PoisonTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void the_events_that_poison_is_made_of_are_well_formed() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");

        assertThat(EnvelopeSchema.problemsOf(
                        Envelopes.organization("system_a", "created", 7, "N", now), Contract.seed()))
                .isEmpty();
        assertThat(EnvelopeSchema.problemsOf(Envelopes.user("system_a", 7, 8, now), Contract.seed()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PoisonEvent.class)
    void a_poisonous_event_is_json_that_the_contract_forbids_for_one_reason(PoisonEvent poison) {
        ObjectNode event = (ObjectNode) JSON.readTree(poison.bytes("system_a"));

        assertThat(event.path("producer").asString()).isEqualTo("system_a");
        assertThat(EnvelopeSchema.problemsOf(event, Contract.seed())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(PoisonEvent.class)
    void two_poisonous_events_can_be_told_apart(PoisonEvent poison) {
        byte[] one = poison.bytes("system_a");
        byte[] other = poison.bytes("system_a");

        assertThat(one).isNotEqualTo(other);
    }

    @ParameterizedTest
    @EnumSource(PoisonBody.class)
    void a_poisonous_body_is_no_json(PoisonBody poison) {
        assertThatThrownBy(() -> {
                    if (!JSON.readTree(poison.bytes()).isMissingNode()) {
                        throw new AssertionError("it is JSON");
                    }
                    throw new EmptyBody();
                })
                .isInstanceOfAny(JacksonException.class, EmptyBody.class);
    }

    @Test
    void one_body_is_no_text_either_and_one_is_empty() {
        assertThatThrownBy(
                        () -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(PoisonBody.NOT_UTF_8.bytes())))
                .isInstanceOf(CharacterCodingException.class);
        assertThat(PoisonBody.EMPTY.bytes()).isEmpty();
        byte[] one = PoisonBody.CUT_OFF.bytes();
        byte[] other = PoisonBody.CUT_OFF.bytes();
        assertThat(one).isNotEqualTo(other);
    }

    private static final class EmptyBody extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
