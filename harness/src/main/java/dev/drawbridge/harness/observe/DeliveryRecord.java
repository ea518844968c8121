package dev.drawbridge.harness.observe;

import dev.drawbridge.harness.EnvironmentException;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

/**
 * The answers to deliveries of one durable consumer, recorded off {@code $JS.ACK}: their subject carries the delivery's
 * number and the message's sequence, so every message's own history can be read although many are under way.
 */
public final class DeliveryRecord implements AutoCloseable {

    private static final int PLAIN_TOKENS = 9;
    private static final Duration CONFIRMATION = Duration.ofSeconds(10);

    private final Connection connection;
    private final Dispatcher dispatcher;
    private final Queue<Delivery> deliveries = new ConcurrentLinkedQueue<>();
    private final NakTimes naks = new NakTimes();

    private DeliveryRecord(Connection connection) {
        this.connection = connection;
        this.dispatcher = connection.createDispatcher(this::record);
    }

    static DeliveryRecord start(Connection connection, String stream, String durable) {
        DeliveryRecord record = new DeliveryRecord(connection);
        record.dispatcher.subscribe("$JS.ACK." + stream + "." + durable + ".>");
        record.dispatcher.subscribe(NakTimes.subject(stream, durable), record.naks::record);
        try {
            connection.flush(CONFIRMATION);
        } catch (TimeoutException e) {
            throw new EnvironmentException(
                    "the server did not confirm the observer's subscription within " + CONFIRMATION,
                    "$JS.ACK." + stream + "." + durable + ".>",
                    "look into the server's log");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException("interrupted while subscribing as the observer", stream, "run it again");
        }
        return record;
    }

    /**
     * The answers to deliveries of the message {@code sequence} so far, in order.
     *
     * @throws EnvironmentException when the observer was cut off, so that nobody knows what is missing here
     */
    public List<Delivery> of(long sequence) {
        refuseToGuess();
        return deliveries.stream()
                .filter(delivery -> delivery.sequence() == sequence)
                .map(naks::timed)
                .toList();
    }

    /**
     * The sequences of the messages that were acknowledged so far, in the order in which they were.
     *
     * @throws EnvironmentException as above
     */
    public List<Long> acknowledged() {
        refuseToGuess();
        return deliveries.stream()
                .filter(delivery -> delivery.kind().equals("+ACK"))
                .map(Delivery::sequence)
                .toList();
    }

    private void refuseToGuess() {
        if (connection.getStatus() != Connection.Status.CONNECTED) {
            throw new EnvironmentException(
                    "the observer's connection is " + connection.getStatus() + ", so answers to deliveries are missing",
                    String.valueOf(connection.getConnectedUrl()),
                    "look into the server's log");
        }
    }

    private void record(Message message) {
        // $JS.ACK.<stream>.<consumer>.<delivered>.<stream sequence>.… ; the form with domain and account hash has two
        // tokens more before the stream's name.
        String[] tokens = message.getSubject().split("\\.", -1);
        if (tokens.length < PLAIN_TOKENS) {
            return; // Answers nothing: a probe of the grant, on a subject that no delivery has.
        }
        int delivered = tokens.length == PLAIN_TOKENS ? 4 : 6;
        String body = new String(message.getData(), StandardCharsets.UTF_8);
        String kind = body.isEmpty() ? "+ACK" : body.split(" ", 2)[0];
        deliveries.add(new Delivery(
                Long.parseLong(tokens[delivered + 1]), Integer.parseInt(tokens[delivered]), kind, body, Instant.now()));
    }

    @Override
    public void close() {
        connection.closeDispatcher(dispatcher);
    }
}
