package dev.drawbridge.steps;

import io.nats.client.api.ConsumerInfo;
import java.util.function.Predicate;

/** What a consumer's state shows of the only message that it has delivered. */
public enum DeliveryState {
    ACKNOWLEDGED(
            "acknowledged",
            info -> info.getNumAckPending() == 0 && info.getAckFloor().getStreamSequence() > 0),
    /** Given back: it counts as unacknowledged until it is delivered again, and nobody fetches here. */
    GIVEN_BACK("to be delivered again", info -> info.getNumAckPending() == 1),
    IN_PROGRESS("still being worked on", info -> info.getNumAckPending() == 1 && info.getRedelivered() == 0);

    private final String words;
    private final Predicate<ConsumerInfo> shown;

    DeliveryState(String words, Predicate<ConsumerInfo> shown) {
        this.words = words;
        this.shown = shown;
    }

    String words() {
        return words;
    }

    boolean shownBy(ConsumerInfo info) {
        return shown.test(info);
    }
}
