package dev.drawbridge.referenceapp.sync.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import io.nats.client.Message;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InHandTest {
    private final InHand inHand = new InHand(settings());

    private static BridgeProperties settings() {
        return Settings.of(5, List.of(Duration.ofMillis(30), Duration.ofSeconds(1)));
    }

    @AfterEach
    void end() {
        inHand.destroy();
    }

    @Test
    void what_is_in_hand_is_kept_in_progress_until_it_is_answered() {
        Message message = Deliveries.of(1, 1);
        Held held = Objects.requireNonNull(inHand.take(message));
        verify(message, timeout(10_000).atLeast(3)).inProgress();
        held.ack();
        verify(message).ack();
        assertThat(inHand.size()).isZero();
    }

    @Test
    void a_message_is_answered_once() {
        Message message = Deliveries.of(1, 1);
        Held held = Objects.requireNonNull(inHand.take(message));
        held.sendBack(Duration.ofSeconds(1));
        held.ack();
        held.inProgress();
        verify(message).nakWithDelay(Duration.ofSeconds(1));
        verify(message, never()).ack();
    }

    @Test
    void a_message_that_is_delivered_again_while_in_hand_is_not_taken_twice_and_each_delivery_is_answered() {
        Message first = Deliveries.of(1, 1);
        Message second = Deliveries.of(1, 2);
        Held held = Objects.requireNonNull(inHand.take(first));
        assertThat(inHand.take(second)).isNull();
        assertThat(held.deliveries()).isEqualTo(2);
        held.ack();
        verify(first).ack();
        verify(second).ack();
        assertThat(inHand.take(Deliveries.of(1, 3))).isNotNull();
    }

    @Test
    void there_is_room_for_as_many_as_are_allowed() throws InterruptedException {
        for (int i = 1; i <= Settings.IN_FLIGHT; i++) {
            inHand.take(Deliveries.of(i, 1));
        }
        assertThat(inHand.room()).isZero();
        assertThat(inHand.awaitEmpty(10)).isFalse();
        inHand.all().forEach(Held::ack);
        assertThat(inHand.room()).isEqualTo(Settings.IN_FLIGHT);
        assertThat(inHand.awaitEmpty(10)).isTrue();
    }

    @Test
    void who_waits_for_the_end_waits_for_an_answer_that_is_being_given() throws InterruptedException {
        Message message = Deliveries.of(1, 1);
        Held held = Objects.requireNonNull(inHand.take(message));
        AtomicBoolean ended = new AtomicBoolean(true);
        doAnswer(ack -> {
                    ended.set(inHand.awaitEmpty(10));
                    return null;
                })
                .when(message)
                .ack();
        held.ack();
        assertThat(ended).isFalse();
        assertThat(inHand.awaitEmpty(10)).isTrue();
    }
}
