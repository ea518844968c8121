package dev.drawbridge.harness.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether each resource's writes at one app are stamped in the order in which they were made, and sent in it. */
final class OrderCheck {

    private final Matching matching;

    OrderCheck(Matching matching) {
        this.matching = matching;
    }

    List<Anomaly> anomalies() {
        List<Anomaly> anomalies = new ArrayList<>();
        matching.happened()
                .values()
                .forEach(writes -> writes.stream()
                        .map(Write::app)
                        .distinct()
                        .map(app -> writes.stream()
                                .filter(write -> write.app().equals(app))
                                .toList())
                        .forEach(ofOneApp -> {
                            stamps(ofOneApp, anomalies);
                            stream(ofOneApp, anomalies);
                        }));
        return anomalies;
    }

    /** A client that has its answer writes after it, so what it writes then must be the later state. */
    private void stamps(List<Write> writes, List<Anomaly> anomalies) {
        for (Write later : writes) {
            writes.stream()
                    .filter(earlier -> earlier.acknowledged()
                            && later.acknowledged()
                            && earlier.completed().compareTo(later.invoked()) < 0
                            && !stamp(earlier).isBefore(stamp(later)))
                    .findFirst()
                    .ifPresent(earlier -> anomalies.add(new Anomaly(
                            Anomaly.Kind.REORDERED,
                            idsOf(earlier, later),
                            later + " was sent after " + earlier + ", and its updated_at " + stamp(later)
                                    + " is not after that one's " + stamp(earlier))));
        }
    }

    private void stream(List<Write> writes, List<Anomaly> anomalies) {
        List<Map.Entry<Write, Event>> told = writes.stream()
                .filter(write -> matching.events().containsKey(write))
                .map(write -> Map.entry(
                        write, Objects.requireNonNull(matching.events().get(write))))
                .sorted(Comparator.comparingLong(each -> each.getValue().sequence()))
                .toList();
        for (int each = 1; each < told.size(); each++) {
            Write before = told.get(each - 1).getKey();
            Write after = told.get(each).getKey();
            if (stamp(after).isBefore(stamp(before))) {
                anomalies.add(new Anomaly(
                        Anomaly.Kind.REORDERED,
                        idsOf(before, after),
                        "in the stream " + told.get(each - 1).getValue() + " of " + before + " stands before "
                                + told.get(each).getValue() + " of " + after + ", which was written earlier"));
            }
        }
    }

    private Instant stamp(Write write) {
        return matching.stateOf(write).updatedAt();
    }

    private List<String> idsOf(Write... writes) {
        List<String> ids = new ArrayList<>();
        for (Write write : writes) {
            Event event = matching.events().get(write);
            if (event != null) {
                ids.add(event.id());
            }
        }
        return ids;
    }
}
