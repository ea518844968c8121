package dev.drawbridge.harness.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One thing gone wrong in a history that was right. */
enum Fault {
    EVENT_DROPPED(Anomaly.Kind.LOST) {
        @Override
        Optional<Seeded> seed(History right, Random random) {
            // An event of a write that nobody acknowledged may as well not have happened.
            return pick(right.events(), random, event -> isAcknowledged(right, event))
                    .map(event -> seeded(events(right, without(right.events(), event)), writeOf(right, event)));
        }
    },
    RESOURCE_DROPPED(Anomaly.Kind.LOST) {
        @Override
        Optional<Seeded> seed(History right, Random random) {
            return pick(right.events(), random, event -> true)
                    .map(event -> seeded(shown(right, peerOf(event), event, null), String.valueOf(event.key())));
        }
    },
    NEWEST_NOT_APPLIED(Anomaly.Kind.LOST) {
        @Override
        Optional<Seeded> seed(History right, Random random) {
            return olderAndNewest(right, random)
                    .map(pair -> seeded(
                            shown(
                                    right,
                                    peerOf(pair.get(1)),
                                    pair.get(1),
                                    pair.get(0).state()),
                            pair.get(1).id()));
        }
    },
    OLDER_WINS(Anomaly.Kind.REORDERED) {
        @Override
        Optional<Seeded> seed(History right, Random random) {
            return olderAndNewest(right, random).map(pair -> {
                Event newest = pair.get(1);
                String peer = peerOf(newest);
                List<Long> order = new ArrayList<>(right.acknowledged().getOrDefault(peer, List.of()));
                order.add(pair.get(0).sequence());
                Map<String, List<Long>> acknowledged = new HashMap<>(right.acknowledged());
                acknowledged.put(peer, order);
                History wrong = shown(right, peer, newest, pair.get(0).state());
                return seeded(
                        new History(
                                wrong.writes(),
                                wrong.events(),
                                wrong.listings(),
                                acknowledged,
                                wrong.duplicateWindow()),
                        newest.id());
            });
        }
    },
    STORED_TWICE(Anomaly.Kind.DUPLICATED) {
        @Override
        Optional<Seeded> seed(History right, Random random) {
            return pick(right.events(), random, event -> true)
                    .map(event -> seeded(events(right, with(right, again(right, event, event.id()))), event.id()));
        }
    },
    PUBLISHED_TWICE(Anomaly.Kind.DUPLICATED) {
        @Override
        Optional<Seeded> seed(History right, Random random) {
            return pick(right.events(), random, event -> isAcknowledged(right, event))
                    .map(event -> seeded(events(right, with(right, again(right, event, "second"))), "second"));
        }
    },
    SWAPPED(Anomaly.Kind.REORDERED) {
        @Override
        Optional<Seeded> seed(History right, Random random) {
            return pick(right.events(), random, event -> successor(right, event).isPresent())
                    .map(event -> {
                        Event next = successor(right, event).orElseThrow();
                        List<Event> swapped = new ArrayList<>(right.events());
                        swapped.set(right.events().indexOf(event), at(event, next));
                        swapped.set(right.events().indexOf(next), at(next, event));
                        return seeded(events(right, swapped), event.id());
                    });
        }
    },
    ALTERED_IN_THE_STREAM(Anomaly.Kind.CORRUPTED) {
        @Override
        Optional<Seeded> seed(History right, Random random) {
            return pick(right.events(), random, event -> isAcknowledged(right, event))
                    .map(event -> {
                        List<Event> altered = new ArrayList<>(right.events());
                        altered.set(
                                right.events().indexOf(event),
                                new Event(
                                        event.sequence(),
                                        event.stored(),
                                        event.app(),
                                        event.id(),
                                        event.key(),
                                        altered(event.state())));
                        return seeded(events(right, altered), event.id());
                    });
        }
    },
    ALTERED_AT_THE_END(Anomaly.Kind.CORRUPTED) {
        @Override
        Optional<Seeded> seed(History right, Random random) {
            return pick(right.events(), random, event -> true)
                    .map(event -> seeded(
                            shown(right, peerOf(event), event, altered(event.state())), String.valueOf(event.key())));
        }
    },
    EVENT_INVENTED(Anomaly.Kind.INVENTED) {
        @Override
        Optional<Seeded> seed(History right, Random random) {
            return pick(right.events(), random, event -> true).map(event -> {
                Key key = new Key(Objects.requireNonNull(event.key()).resource(), "999999");
                State state = with(event.state(), Map.of("id", "999999", "name", "\"nobody's\"", "domain", "\"x\""));
                Event invented =
                        new Event(right.events().size() + 1L, event.stored(), event.app(), "invented", key, state);
                return seeded(events(right, with(right, invented)), "invented");
            });
        }
    },
    SENT_BACK(Anomaly.Kind.INVENTED) {
        @Override
        Optional<Seeded> seed(History right, Random random) {
            return pick(right.events(), random, event -> isAcknowledged(right, event))
                    .map(event -> {
                        Event back = new Event(
                                right.events().size() + 1L,
                                event.stored(),
                                peerOf(event),
                                "back",
                                event.key(),
                                event.state());
                        return seeded(events(right, with(right, back)), "back");
                    });
        }
    },
    REFUSED_AND_MADE(Anomaly.Kind.INVENTED) {
        @Override
        Optional<Seeded> seed(History right, Random random) {
            return pick(right.writes(), random, write -> write.outcome() == Write.Outcome.REFUSED && write.id() == null)
                    .map(write -> {
                        Map<String, String> fields = new TreeMap<>(write.sent());
                        fields.put("id", "777777");
                        Key key = new Key(write.resource(), "777777");
                        return seeded(
                                shown(right, write.app(), key, new State(fields)), "write " + write.number() + " of");
                    });
        }
    };

    /** @param named what an anomaly of the fault's kind must name */
    record Seeded(History history, String named) {}

    private final Anomaly.Kind kind;

    Fault(Anomaly.Kind kind) {
        this.kind = kind;
    }

    Anomaly.Kind kind() {
        return kind;
    }

    /** The history with this fault at a place of chance; empty where it has no place for it. */
    abstract Optional<Seeded> seed(History right, Random random);

    private static Seeded seeded(History history, String named) {
        return new Seeded(history, named);
    }

    private static <T> Optional<T> pick(List<T> all, Random random, Predicate<T> fit) {
        List<T> fitting = all.stream().filter(fit).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(random.nextInt(fitting.size())));
    }

    /** Two events of one app about one resource, the later being the latest of all about it. */
    private static Optional<List<Event>> olderAndNewest(History right, Random random) {
        return pick(
                right.events().stream()
                        .flatMap(older -> right.events().stream()
                                .filter(newest -> newest.sequence() != older.sequence()
                                        && Objects.equals(newest.key(), older.key())
                                        && newest.app().equals(older.app())
                                        && isLatest(right, newest))
                                .map(newest -> List.of(older, newest)))
                        .toList(),
                random,
                pair -> true);
    }

    private static boolean isLatest(History right, Event event) {
        return right.events().stream()
                .filter(other -> other.sequence() != event.sequence() && Objects.equals(other.key(), event.key()))
                .allMatch(other ->
                        other.state().updatedAt().isBefore(event.state().updatedAt()));
    }

    private static Optional<Event> successor(History right, Event event) {
        return right.events().stream()
                .filter(other -> other.sequence() > event.sequence()
                        && Objects.equals(other.key(), event.key())
                        && other.app().equals(event.app()))
                .findFirst();
    }

    private static boolean isAcknowledged(History right, Event event) {
        return right.writes().stream().anyMatch(write -> event.state().equals(write.answer()));
    }

    private static String writeOf(History right, Event event) {
        return right.writes().stream()
                .filter(write -> event.state().equals(write.answer()))
                .map(Write::toString)
                .findFirst()
                .orElseThrow();
    }

    private static String peerOf(Event event) {
        return event.app().equals("system_a") ? "system_b" : "system_a";
    }

    private static Event again(History right, Event event, String id) {
        return new Event(right.events().size() + 1L, event.stored(), event.app(), id, event.key(), event.state());
    }

    private static Event at(Event place, Event what) {
        return new Event(place.sequence(), place.stored(), what.app(), what.id(), what.key(), what.state());
    }

    private static State altered(State state) {
        return with(state, Map.of("name", "\"" + state.get("name").length() + " and other\""));
    }

    private static State with(State state, Map<String, String> others) {
        Map<String, String> fields = new TreeMap<>(state.fields());
        fields.putAll(others);
        return new State(fields);
    }

    private static List<Event> without(List<Event> events, Event event) {
        return events.stream()
                .filter(each -> each.sequence() != event.sequence())
                .toList();
    }

    private static List<Event> with(History right, Event event) {
        List<Event> more = new ArrayList<>(right.events());
        more.add(event);
        return more;
    }

    private static History events(History right, List<Event> events) {
        return new History(right.writes(), events, right.listings(), right.acknowledged(), right.duplicateWindow());
    }

    private static History shown(History right, String app, Event event, @Nullable State state) {
        return shown(right, app, Objects.requireNonNull(event.key()), state);
    }

    private static History shown(History right, String app, Key key, @Nullable State state) {
        List<Listing> listings = right.listings().stream()
                .map(listing -> {
                    if (!listing.app().equals(app)) {
                        return listing;
                    }
                    Map<Key, State> resources = new LinkedHashMap<>(listing.resources());
                    if (state == null) {
                        resources.remove(key);
                    } else {
                        resources.put(key, state);
                    }
                    return new Listing(app, listing.witness(), resources);
                })
                .toList();
        return new History(right.writes(), right.events(), listings, right.acknowledged(), right.duplicateWindow());
    }
}
