package dev.drawbridge.referenceapp.sync.inbox;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.drawbridge.referenceapp.nats.NatsLink;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceTest {
    private final NatsLink link = mock();
    private final Handler handler = mock();
    private final Subscription messages = mock();
    private final Queue<Message> received = new ArrayDeque<>();
    private final Source source = new Source("source", link, handler, Settings.of(5, List.of(Duration.ofSeconds(1)))) {
        @Override
        protected void work() {}
    };

    @BeforeEach
    void take_what_was_received() throws InterruptedException {
        when(messages.isActive()).thenReturn(true);
        when(messages.nextMessage(any(Duration.class))).thenAnswer(call -> received.poll());
    }

    @Test
    void what_the_server_sends_until_a_subscription_has_ended_is_taken() throws InterruptedException {
        when(link.connected()).thenReturn(mock(Connection.class));
        Message late = delivery();
        when(messages.drain(any())).thenAnswer(call -> {
            received.add(late);
            return CompletableFuture.completedFuture(true);
        });

        source.end(messages);

        verify(handler).receive(late);
    }

    @Test
    void of_a_lost_connection_what_was_received_is_taken_and_nothing_is_waited_for() throws InterruptedException {
        Message before = delivery();
        received.add(before);

        source.end(messages);

        verify(handler).receive(before);
        verify(messages, never()).drain(any());
        verify(messages).unsubscribe();
    }

    @Test
    void a_subscription_that_the_library_ends_meanwhile_is_no_error() throws InterruptedException {
        when(link.connected()).thenReturn(mock(Connection.class));
        when(messages.nextMessage(any(Duration.class))).thenThrow(new IllegalStateException("became inactive"));

        source.end(messages);

        verify(handler, never()).receive(any());
    }

    private static Message delivery() {
        Message message = Deliveries.of(7, 5);
        when(message.isJetStream()).thenReturn(true);
        return message;
    }
}
