package dev.drawbridge.harness.observe;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.contract.Contract;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One stream, read without leaving a trace: no consumer is made, nothing is acknowledged. */
public final class StreamObserver {

    private static final int NO_MESSAGE_FOUND = 10037;

    private final Connection connection;
    private final JetStreamManagement management;
    private final String stream;
    private final Contract contract;

    /**
     * Observes {@code stream} over the observer's connection.
     *
     * @param contract in whose names its messages are written
     * @throws EnvironmentException when the connection is gone
     */
    public StreamObserver(Connection connection, String stream, Contract contract) {
        this.connection = connection;
        this.stream = stream;
        this.contract = contract;
        try {
            this.management = connection.jetStreamManagement();
        } catch (IOException e) {
            throw broken("opening JetStream as the observer", e);
        }
    }

    /** The stream's configuration and state. */
    public StreamInfo info() {
        return ask("stream info", () -> management.getStreamInfo(stream));
    }

    /** A durable consumer's configuration and state. */
    public ConsumerInfo consumer(String durable) {
        return ask("consumer info of " + durable, () -> management.getConsumerInfo(stream, durable));
    }

    /** The sequence of the newest message, 0 when the stream never held one. */
    public long lastSequence() {
        return info().getStreamState().getLastSequence();
    }

    /** The first message on {@code subject} after {@code sequence}. */
    public Optional<StoredMessage> next(String subject, long sequence) {
        try {
            MessageInfo found = management.getNextMessage(stream, sequence + 1, subject);
            return Optional.of(StoredMessage.of(found, contract));
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_MESSAGE_FOUND) {
                return Optional.empty();
            }
            throw broken("reading a message as the observer", e);
        } catch (IOException e) {
            throw broken("reading a message as the observer", e);
        }
    }

    /** The message of that sequence, which the stream must hold. */
    public StoredMessage message(long sequence) {
        return StoredMessage.of(
                ask("reading message " + sequence, () -> management.getMessage(stream, sequence)), contract);
    }

    /** Every message on {@code subject} after {@code sequence}, in order. */
    public List<StoredMessage> after(String subject, long sequence) {
        List<StoredMessage> found = new ArrayList<>();
        for (Optional<StoredMessage> message = next(subject, sequence);
                message.isPresent();
                message = next(subject, message.get().sequence())) {
            found.add(message.get());
        }
        return found;
    }

    /** The first message on {@code subject} after {@code sequence} of which {@code wanted} holds. */
    public Optional<StoredMessage> find(String subject, long sequence, Predicate<StoredMessage> wanted) {
        for (Optional<StoredMessage> message = next(subject, sequence);
                message.isPresent();
                message = next(subject, message.get().sequence())) {
            if (wanted.test(message.get())) {
                return message;
            }
        }
        return Optional.empty();
    }

    /**
     * Records from now on every answer that apps give to deliveries of a durable consumer.
     *
     * @throws EnvironmentException when the server does not confirm the subscription
     */
    public DeliveryRecord recordDeliveries(String durable) {
        return DeliveryRecord.start(connection, stream, durable);
    }

    private <T> T ask(String what, Question<T> question) {
        try {
            return question.ask();
        } catch (IOException | JetStreamApiException e) {
            throw broken(what + " as the observer", e);
        }
    }

    private EnvironmentException broken(String what, Exception cause) {
        return new EnvironmentException(
                what + " failed: " + cause.getMessage(),
                "stream " + stream,
                List.of(),
                "see that the server runs and that the observer's principal has its grants",
                cause);
    }

    private interface Question<T> {
        T ask() throws IOException, JetStreamApiException;
    }
}
