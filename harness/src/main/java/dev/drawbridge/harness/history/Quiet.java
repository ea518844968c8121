package dev.drawbridge.harness.history;

import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.harness.observe.StreamObserver;
import dev.drawbridge.topology.App;
import io.nats.client.api.ConsumerInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * What is still under way on a bridge: first the outboxes, then the consumers, so that what left the one meanwhile is seen
 * in the other.
 */
public final class Quiet {

    private Quiet() {}

    /** What is not done yet, as words for the reader; empty when nothing is under way. */
    public static List<String> underWay(Bridge bridge) {
        List<String> left = new ArrayList<>();
        for (App app : bridge.topology().apps()) {
            String pending = bridge.app(app.name())
                    .client()
                    .syncStatus()
                    .json()
                    .path("pending_events_count")
                    .toString();
            if (!pending.equals("0")) {
                left.add(app.name() + " has sent all but " + pending + " events");
            }
        }
        StreamObserver observer = bridge.observer();
        for (App app : bridge.topology().apps()) {
            ConsumerInfo consumer = observer.consumer(app.consumers().get(0).name());
            long open = consumer.getNumPending() + consumer.getNumAckPending();
            if (open > 0) {
                left.add(app.name() + " has " + open + " events to acknowledge");
            }
        }
        return left;
    }
}
