package dev.drawbridge.referenceapp.sync.inbox;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Messages as a server would deliver them. */
final class Deliveries {
    private Deliveries() {}

    static Message of(long sequence, long delivery, String body, Headers headers) {
        NatsJetStreamMetaData meta = mock();
        when(meta.streamSequence()).thenReturn(sequence);
        when(meta.deliveredCount()).thenReturn(delivery);
        when(meta.getStream()).thenReturn("sync-stream");
        when(meta.getConsumer()).thenReturn("system_b-workers");
        when(meta.timestamp()).thenReturn(ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of("UTC")));
        Message message = mock();
        when(message.metaData()).thenReturn(meta);
        when(message.getSubject()).thenReturn("system_a.sync.system_b");
        when(message.getData()).thenReturn(body.getBytes(StandardCharsets.UTF_8));
        when(message.getHeaders()).thenReturn(headers);
        return message;
    }

    static Message of(long sequence, long delivery) {
        return of(sequence, delivery, "{}", new Headers());
    }
}
