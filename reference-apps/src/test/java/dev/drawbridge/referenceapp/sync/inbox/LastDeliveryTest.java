package dev.drawbridge.referenceapp.sync.inbox;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.nats.client.Message;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class LastDeliveryTest {
    private static final Event EVENT = new Event(UUID.randomUUID().toString(), "", "organization", 1, null, null);
    private static final Failure WHY = new Failure("Some", "reason");

    private final Inbox inbox = mock();
    private final DeadLetters deadLetters = mock();
    private final RetryPolicy retries =
            new RetryPolicy(Settings.of(5, List.of(Duration.ofMillis(20), Duration.ofMillis(40))));
    private final InHand inHand = new InHand(Settings.of(5, List.of(Duration.ofSeconds(30))));
    private final LastDelivery lastDelivery = new LastDelivery(retries, inbox, deadLetters);
    private final Message message = Deliveries.of(7, 5);

    @AfterEach
    void end() {
        lastDelivery.destroy();
        inHand.destroy();
    }

    private Held held() {
        return Objects.requireNonNull(inHand.take(message));
    }

    @Test
    void it_is_no_attempt_and_the_letter_says_what_the_last_one_failed_on() {
        Held held = held();
        lastDelivery.failed(7, 3, EVENT, WHY);
        lastDelivery.settle(held, EVENT);
        verify(deadLetters, timeout(10_000)).send(held, Reason.MAX_DELIVER_EXCEEDED, WHY);
        verify(inbox, never()).apply(any());
    }

    @Test
    void the_letter_of_a_message_that_this_process_never_saw_says_so() {
        Held held = held();
        lastDelivery.settle(held, EVENT);
        verify(deadLetters, timeout(10_000)).send(held, Reason.MAX_DELIVER_EXCEEDED, Failure.UNKNOWN);
    }

    @Test
    void an_event_that_was_applied_but_not_acknowledged_is_acknowledged_now() {
        when(inbox.knows(EVENT.eventId())).thenReturn(true);
        lastDelivery.settle(held(), EVENT);
        verify(message, timeout(10_000)).ack();
        verify(deadLetters, never()).send(any(), any(), any());
    }

    @Test
    void a_database_that_is_away_or_hangs_does_not_keep_the_letter() {
        when(inbox.knows(anyString())).thenThrow(new DataAccessResourceFailureException("away"));
        Held held = held();
        lastDelivery.settle(held, EVENT);
        verify(deadLetters, timeout(10_000)).send(eq(held), eq(Reason.MAX_DELIVER_EXCEEDED), any());

        CountDownLatch never = new CountDownLatch(1);
        Inbox hangs = mock();
        when(hangs.knows(anyString())).thenAnswer(call -> {
            never.await();
            return true;
        });
        LastDelivery beside = new LastDelivery(retries, hangs, deadLetters);
        Held other = Objects.requireNonNull(inHand.take(Deliveries.of(8, 5)));
        beside.settle(other, EVENT);
        verify(deadLetters, timeout(10_000)).send(eq(other), eq(Reason.MAX_DELIVER_EXCEEDED), any());
        beside.destroy();
    }

    @Test
    void one_more_attempt_is_made_before_it_and_none_before_an_earlier_one() {
        lastDelivery.failed(7, 4, EVENT, WHY);
        verify(inbox, timeout(10_000)).apply(EVENT);
    }
}
