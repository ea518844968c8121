package dev.drawbridge.harness.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whether one witness of an app's end shows the latest state of each resource, and nothing else. */
final class EndCheck {

    private final History history;
    private final Matching matching;
    private final Listing listing;
    private final List<Anomaly> anomalies = new ArrayList<>();

    EndCheck(History history, Matching matching, Listing listing) {
        this.history = history;
        this.matching = matching;
        this.listing = listing;
    }

    List<Anomaly> anomalies() {
        Map<Key, List<Write>> happened = matching.happened();
        happened.forEach(this::judge);
        listing.resources().forEach((key, shown) -> {
            if (!happened.containsKey(key)) {
                unexpected(key, shown);
            }
        });
        return anomalies;
    }

    private void judge(Key key, List<Write> writes) {
        Instant latest = writes.stream()
                .map(write -> matching.stateOf(write).updatedAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Write> last = writes.stream()
                .filter(write -> matching.stateOf(write).updatedAt().equals(latest))
                .toList();
        Write expected = last.get(0);
        State shown = listing.resources().get(key);
        if (shown == null) {
            report(Anomaly.Kind.LOST, writes, "expected " + key + " after " + expected + "; found none");
        } else if (last.stream().noneMatch(write -> matching.stateOf(write).equals(shown))) {
            other(key, shown, writes, expected);
        }
    }

    private void other(Key key, State shown, List<Write> writes, Write expected) {
        Optional<Write> older = writes.stream()
                .filter(write -> matching.stateOf(write).equals(shown))
                .findFirst();
        if (older.isPresent()) {
            boolean overtaken = acknowledgedAt(older.get()) > acknowledgedAt(expected) && acknowledgedAt(expected) >= 0;
            report(
                    overtaken ? Anomaly.Kind.REORDERED : Anomaly.Kind.LOST,
                    List.of(expected, older.get()),
                    "expected " + key + " after " + expected + "; found it after the older " + older.get()
                            + (overtaken ? ", whose event it acknowledged later" : ""));
            return;
        }
        Optional<Write> silent = silentCause(key, shown);
        if (silent.isPresent()) {
            lostOnItsWay(key, silent.get());
            return;
        }
        report(
                Anomaly.Kind.CORRUPTED,
                List.of(expected),
                "expected " + key + " after " + expected + "; found it otherwise: "
                        + matching.stateOf(expected).differencesTo(shown));
    }

    private void unexpected(Key key, State shown) {
        Optional<Write> silent = silentCause(key, shown);
        if (silent.isPresent()) {
            lostOnItsWay(key, silent.get());
            return;
        }
        String why = matching.refused().stream()
                .filter(write -> write.explains(listing.app(), key, shown))
                .map(write -> write + ", must not have happened")
                .findFirst()
                .orElse("nobody wrote that");
        report(Anomaly.Kind.INVENTED, List.of(), "found " + key + ": " + why);
    }

    /** What nobody has answered happened after all, where its effect is seen at the app that it was sent to. */
    private Optional<Write> silentCause(Key key, State shown) {
        return matching.unknownWithoutEvent().stream()
                .filter(write -> write.explains(listing.app(), key, shown))
                .findFirst();
    }

    private void lostOnItsWay(Key key, Write write) {
        report(
                Anomaly.Kind.LOST,
                List.of(),
                "found " + key + " after " + write
                        + ", so it happened; expected an event of it in the stream, found none");
    }

    /** The place of a write's event among those that this app acknowledged last; -1 where nobody has seen that. */
    private int acknowledgedAt(Write write) {
        Event event = matching.events().get(write);
        return event == null
                ? -1
                : history.acknowledged().getOrDefault(listing.app(), List.of()).lastIndexOf(event.sequence());
    }

    private void report(Anomaly.Kind kind, List<Write> concerned, String words) {
        List<String> ids = concerned.stream()
                .map(matching.events()::get)
                .filter(Objects::nonNull)
                .map(Event::id)
                .filter(id -> !id.isEmpty())
                .toList();
        anomalies.add(new Anomaly(
                kind,
                ids,
                "at " + listing.app() + ", " + listing.witness() + ": " + words
                        + (ids.isEmpty() ? "" : " (events " + String.join(", ", ids) + ")")));
    }
}
