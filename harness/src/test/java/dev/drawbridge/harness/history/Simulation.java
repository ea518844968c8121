package dev.drawbridge.harness.history;

import dev.drawbridge.harness.contract.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A bridge that does what it must, without a server: two apps that write at random, a stream, and a peer that applies what
 * is newer. Some writes are refused, some are never answered, whether they happened or not.
 */
final class Simulation {

    static final Duration WINDOW = Duration.ofMinutes(2);
    private static final List<String> APPS = List.of("system_a", "system_b");
    private static final Instant START = Instant.parse("2026-11-24T09:30:00Z");

    private final Random random;
    private final List<Write> writes = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Side> sides = new LinkedHashMap<>();
    private long clock;
    private int ids;

    /** One app: what it shows, which events it has yet to take, and which it has taken. */
    private record Side(Map<Key, State> shown, Deque<Event> pending, List<Long> acknowledged) {}

    private Simulation(Random random) {
        this.random = random;
        APPS.forEach(app -> sides.put(app, new Side(new LinkedHashMap<>(), new ArrayDeque<>(), new ArrayList<>())));
    }

    /** A history of so many writes, one of them acknowledged at least, in which nothing is wrong. */
    static History right(long seed, int size) {
        Simulation simulation = new Simulation(new Random(seed));
        simulation.create("system_a", 201);
        for (int each = 0; each < size; each++) {
            simulation.step();
        }
        APPS.forEach(app -> simulation.deliver(app, Integer.MAX_VALUE));
        return simulation.history();
    }

    private void step() {
        String app = APPS.get(random.nextInt(2));
        int status = status();
        List<Key> known = List.copyOf(side(app).shown().keySet());
        if (known.isEmpty() || random.nextInt(3) == 0) {
            create(app, status);
        } else {
            update(app, known.get(random.nextInt(known.size())), status);
        }
        if (random.nextBoolean()) {
            String peer = APPS.get(random.nextInt(2));
            deliver(peer, random.nextInt(4));
        }
    }

    private int status() {
        return switch (random.nextInt(10)) {
            case 0 -> 422;
            case 1 -> 0;
            case 2 -> 503;
            default -> 200;
        };
    }

    private void create(String app, int status) {
        Key key = new Key(random.nextInt(3) == 0 ? Resource.USER : Resource.ORGANIZATION, Integer.toString(++ids));
        Map<String, String> fields = new TreeMap<>();
        key.resource().fields().forEach(field -> fields.put(field, "null"));
        fields.put("id", key.id());
        fields.put("created_at", now().toString());
        write(app, key, true, fields, status);
    }

    private void update(String app, Key key, int status) {
        write(app, key, false, new TreeMap<>(state(app, key).fields()), status);
    }

    private void write(String app, Key key, boolean creates, Map<String, String> fields, int status) {
        int number = writes.size();
        Map<String, String> sent = Map.of("name", "\"name " + number + "\"", "active", "" + random.nextBoolean());
        fields.putAll(sent);
        Duration invoked = Duration.ofMillis(clock++);
        // Two apps may well stamp the same millisecond; one app never stamps a resource so twice.
        clock += random.nextInt(3);
        Instant before = state(app, key).updatedAt();
        Instant stamp = now().isAfter(before) ? now() : before.plusMillis(1);
        fields.put("updated_at", stamp.toString());
        State state = new State(fields);
        boolean happens = status / 100 == 2 || (status / 100 != 4 && random.nextBoolean());
        clock += random.nextInt(3);
        Duration completed = Duration.ofMillis(clock);
        writes.add(new Write(
                number,
                app,
                key.resource(),
                creates ? null : key.id(),
                sent,
                invoked,
                completed,
                status,
                status / 100 == 2 ? state : null,
                status / 100 == 2 ? key.id() : null));
        if (happens) {
            side(app).shown().put(key, state);
            Event event = new Event(
                    events.size() + 1L, now(), app, new UUID(random.nextLong(), number).toString(), key, state);
            events.add(event);
            side(app.equals("system_a") ? "system_b" : "system_a").pending().add(event);
        }
    }

    private void deliver(String app, int most) {
        Side side = side(app);
        for (int each = 0; each < most && !side.pending().isEmpty(); each++) {
            Event event = side.pending().remove();
            Key key = Objects.requireNonNull(event.key());
            if (state(app, key).updatedAt().isBefore(event.state().updatedAt())) {
                side.shown().put(key, event.state());
            }
            side.acknowledged().add(event.sequence());
        }
    }

    private Side side(String app) {
        return Objects.requireNonNull(sides.get(app));
    }

    /** What an app shows of a resource; long out of date where it shows nothing. */
    private State state(String app, Key key) {
        return side(app).shown().getOrDefault(key, new State(Map.of()));
    }

    private Instant now() {
        return START.plusMillis(clock / 2);
    }

    private History history() {
        List<Listing> listings = new ArrayList<>();
        Map<String, List<Long>> acknowledged = new HashMap<>();
        sides.forEach((app, side) -> {
            listings.add(new Listing(app, "over HTTP", side.shown()));
            acknowledged.put(app, side.acknowledged());
        });
        return new History(writes, events, listings, acknowledged, WINDOW);
    }
}
