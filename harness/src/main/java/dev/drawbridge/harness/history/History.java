package dev.drawbridge.harness.history;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All that was recorded on a bridge on which nobody else wrote meanwhile.
 *
 * @param writes in no particular order
 * @param events every event that the stream took meanwhile, in the stream's order
 * @param listings what each app has in the end: one at least for each app, by as many witnesses as there are
 * @param acknowledged for an app the sequences of the events that it acknowledged, in the order in which it did; an app
 *     that is not there was not watched
 * @param duplicateWindow how long the stream remembers message ids
 */
public record History(
        List<Write> writes,
        List<Event> events,
        List<Listing> listings,
        Map<String, List<Long>> acknowledged,
        Duration duplicateWindow) {

    public History {
        writes = List.copyOf(writes);
        events = List.copyOf(events);
        listings = List.copyOf(listings);
        acknowledged = Map.copyOf(acknowledged);
    }

    /** How many writes were acknowledged, refused, or have an unknown outcome. */
    public long count(Write.Outcome outcome) {
        return writes.stream().filter(write -> write.outcome() == outcome).count();
    }

    @Override
    public String toString() {
        return count(Write.Outcome.ACKNOWLEDGED) + " writes acknowledged, " + count(Write.Outcome.REFUSED)
                + " refused, " + count(Write.Outcome.UNKNOWN) + " of unknown outcome; " + events.size() + " events";
    }
}
