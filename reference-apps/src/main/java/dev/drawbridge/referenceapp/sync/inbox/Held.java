package dev.drawbridge.referenceapp.sync.inbox;

import io.nats.client.Message;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message that this process has in hand: from its receipt until it is answered, which happens once. */
final class Held {
    private static final Logger LOG = LoggerFactory.getLogger(Held.class);

    private final InHand inHand;
    private final List<Message> deliveries = new ArrayList<>();
    private boolean answered;

    Held(InHand inHand, Message message) {
        this.inHand = inHand;
        deliveries.add(message);
    }

    /** The message as it was delivered last. */
    synchronized Message message() {
        return deliveries.get(deliveries.size() - 1);
    }

    NatsJetStreamMetaData meta() {
        return message().metaData();
    }

    long sequence() {
        return meta().streamSequence();
    }

    /** How often the server has delivered it, this time included. */
    long deliveries() {
        return meta().deliveredCount();
    }

    /** Takes note that the server has delivered it once more while it is in hand; false when it no longer is. */
    synchronized boolean deliveredAgain(Message again) {
        if (!answered && again.metaData().deliveredCount() > deliveries()) {
            deliveries.add(again);
        }
        return !answered;
    }

    void ack() {
        answer(Message::ack);
    }

    /** Gives it back; the server delivers it again. */
    void sendBack(Duration delay) {
        answer(message -> message.nakWithDelay(delay));
    }

    /** Starts the server's wait for an answer anew. */
    synchronized void inProgress() {
        if (!answered) {
            send(message(), Message::inProgress);
        }
    }

    private synchronized void answer(Consumer<Message> answer) {
        if (!answered) {
            answered = true;
            // Each delivery: the server takes the first answer, and who follows a delivery sees what became of it.
            inHand.release(this, () -> deliveries.forEach(delivery -> send(delivery, answer)));
        }
    }

    private static void send(Message delivery, Consumer<Message> answer) {
        try {
            answer.accept(delivery);
        } catch (RuntimeException e) {
            // Not lost: without an answer the server delivers it again after the ack wait.
            LOG.debug("message {} not answered: {}", delivery.metaData().streamSequence(), e.getMessage());
        }
    }
}
