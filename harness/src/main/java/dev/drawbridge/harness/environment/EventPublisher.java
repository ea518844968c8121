package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.util.List;

/** Publishes to the stream as one principal, well-formed or not: the message is the caller's, byte for byte. */
public final class EventPublisher {

    private final Connection connection;
    private final String principal;

    EventPublisher(Connection connection, String principal) {
        this.connection = connection;
        this.principal = principal;
    }

    /**
     * Publishes and waits for the acknowledgement.
     *
     * @return the message's sequence in the stream
     * @throws EnvironmentException when the server does not acknowledge
     */
    public long publish(String subject, Headers headers, byte[] body) {
        try {
            PublishAck ack = connection.jetStream().publish(subject, headers, body);
            return ack.getSeqno();
        } catch (IOException | JetStreamApiException e) {
            throw new EnvironmentException(
                    "publishing as " + principal + " was not acknowledged: " + e.getMessage(),
                    subject,
                    List.of(),
                    "see in the server's log whether " + principal + " was refused",
                    e);
        }
    }
}
