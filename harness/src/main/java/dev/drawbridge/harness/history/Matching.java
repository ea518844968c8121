package dev.drawbridge.harness.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which write each event tells of, and which are left over on either side. */
final class Matching {

    /** Beyond so many fields that differ an event is somebody else's, and not a damaged one. */
    private static final int DAMAGED_FIELDS = 2;

    private final Duration duplicateWindow;
    private final Map<Write, Event> events = new LinkedHashMap<>();
    private final Map<String, Event> byId = new HashMap<>();
    private final Map<Key, List<Write>> byKey = new HashMap<>();
    private final List<Write> writes;
    private final List<Write> unknown;
    private final List<Anomaly> anomalies = new ArrayList<>();

    private Matching(History history) {
        duplicateWindow = history.duplicateWindow();
        writes = history.writes();
        unknown = writes.stream()
                .filter(write -> write.outcome() == Write.Outcome.UNKNOWN)
                .toList();
        writes.forEach(write -> write.key()
                .ifPresent(key ->
                        byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(write)));
    }

    static Matching of(History history) {
        Matching matching = new Matching(history);
        // What is plain first, so that what is damaged is not taken for a write that has an event of its own.
        List<Event> rest = history.events();
        rest = rest.stream().filter(event -> !matching.isCopy(event)).toList();
        rest = rest.stream()
                .filter(event -> !matching.tellsOfAcknowledged(event))
                .toList();
        rest = rest.stream().filter(event -> !matching.tellsAgain(event)).toList();
        rest = rest.stream().filter(event -> !matching.tellsOfUnknown(event)).toList();
        rest = rest.stream().filter(event -> !matching.isDamaged(event)).toList();
        rest.forEach(matching::isInvented);
        matching.nameLost();
        return matching;
    }

    List<Anomaly> anomalies() {
        return anomalies;
    }

    /** The event of each write that has one. */
    Map<Write, Event> events() {
        return events;
    }

    /** Every write that is known to have happened, by what it wrote. */
    Map<Key, List<Write>> happened() {
        Map<Key, List<Write>> happened = new LinkedHashMap<>();
        for (Write write : writes) {
            Event event = events.get(write);
            if (write.acknowledged() || event != null) {
                Key key = write.key()
                        .orElseGet(() -> Objects.requireNonNull(event).key());
                happened.computeIfAbsent(Objects.requireNonNull(key), any -> new ArrayList<>())
                        .add(write);
            }
        }
        return happened;
    }

    /** What a write that happened has written. */
    State stateOf(Write write) {
        State answer = write.answer();
        return answer != null
                ? answer
                : Objects.requireNonNull(events.get(write)).state();
    }

    /** Writes that happened or may have, but for those that were refused, and are told by no event. */
    Collection<Write> unknownWithoutEvent() {
        return unknown.stream().filter(this::untold).toList();
    }

    /** The writes that were refused. */
    Collection<Write> refused() {
        return writes.stream()
                .filter(write -> write.outcome() == Write.Outcome.REFUSED)
                .toList();
    }

    private boolean untold(Write write) {
        return !events.containsKey(write);
    }

    private boolean isCopy(Event event) {
        Event first = event.id().isEmpty() ? null : byId.putIfAbsent(event.id(), event);
        if (first == null) {
            return false;
        }
        if (!first.state().equals(event.state())) {
            report(
                    Anomaly.Kind.CORRUPTED,
                    event,
                    "the stream holds " + event + ", and with the same id message " + first.sequence()
                            + " says something else: " + first.state().differencesTo(event.state()));
        } else if (Duration.between(first.stored(), event.stored()).compareTo(duplicateWindow) < 0) {
            report(
                    Anomaly.Kind.DUPLICATED,
                    event,
                    "the stream holds " + event + " twice, as message " + first.sequence() + " already, less than "
                            + duplicateWindow + " before: one of them had no message id");
        }
        return true;
    }

    private boolean tellsOfAcknowledged(Event event) {
        Optional<Write> told =
                find(event, write -> untold(write) && event.state().equals(write.answer()));
        told.ifPresent(write -> events.put(write, event));
        return told.isPresent();
    }

    private boolean tellsAgain(Event event) {
        Optional<Write> told = find(event, write -> event.state().equals(write.answer()));
        told.ifPresent(write -> {
            Event first = Objects.requireNonNull(events.get(write));
            report(
                    Anomaly.Kind.DUPLICATED,
                    event,
                    "expected one event of " + write + "; found " + first + " and " + event);
        });
        return told.isPresent();
    }

    private boolean tellsOfUnknown(Event event) {
        Key key = event.key();
        Optional<Write> told = key == null
                ? Optional.empty()
                : unknown.stream()
                        .filter(write -> untold(write) && write.explains(event.app(), key, event.state()))
                        .findFirst();
        told.ifPresent(write -> events.put(write, event));
        return told.isPresent();
    }

    private boolean isDamaged(Event event) {
        if (event.key() == null) {
            report(Anomaly.Kind.CORRUPTED, event, event + " can't be read: it does not say what it is about");
            return true;
        }
        Optional<Write> meant = find(event, write -> write.acknowledged() && untold(write))
                .or(() -> writes.stream()
                        .filter(write -> write.app().equals(event.app()) && untold(write))
                        .filter(write -> isNearly(write.answer(), event.state()))
                        .findFirst());
        meant.ifPresent(write -> {
            events.put(write, event);
            State answer = Objects.requireNonNull(write.answer());
            report(
                    Anomaly.Kind.CORRUPTED,
                    event,
                    event + " tells of " + write + " otherwise: " + answer.differencesTo(event.state()));
        });
        return meant.isPresent();
    }

    private static boolean isNearly(@Nullable State written, State told) {
        return written != null && written.differencesTo(told).size() <= DAMAGED_FIELDS;
    }

    private void isInvented(Event event) {
        Key key = Objects.requireNonNull(event.key());
        String why = refused().stream()
                .filter(write -> write.explains(event.app(), key, event.state()))
                .map(write -> write + ", must not have happened")
                .findFirst()
                .or(() -> byKey.getOrDefault(key, List.of()).stream()
                        .filter(write -> !write.app().equals(event.app())
                                && event.state().equals(write.answer()))
                        .map(write -> write + ", was sent back")
                        .findFirst())
                .orElse("nobody wrote that");
        report(Anomaly.Kind.INVENTED, event, event + " about " + key + ": " + why);
    }

    private void nameLost() {
        writes.stream()
                .filter(write -> write.acknowledged() && untold(write))
                .forEach(write -> anomalies.add(new Anomaly(
                        Anomaly.Kind.LOST, List.of(), "expected an event of " + write + " in the stream; found none")));
    }

    private Optional<Write> find(Event event, Predicate<Write> wanted) {
        return byKey.getOrDefault(event.key(), List.of()).stream()
                .filter(write -> write.app().equals(event.app()))
                .filter(wanted)
                .findFirst();
    }

    private void report(Anomaly.Kind kind, Event event, String words) {
        anomalies.add(new Anomaly(kind, event.id().isEmpty() ? List.of() : List.of(event.id()), words));
    }
}
