package dev.drawbridge.harness.history;

import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.harness.http.AppClient;
import dev.drawbridge.harness.observe.DeliveryRecord;
import dev.drawbridge.harness.observe.StoredMessage;
import dev.drawbridge.topology.App;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Records what is written on a bridge and what becomes of it, on surfaces that every implementation has: HTTP, the stream
 * as the observer sees it, and the answers to deliveries. Nobody else may write meanwhile.
 */
public final class Recording implements AutoCloseable {

    private final Bridge bridge;
    private final Recorder recorder;
    private final Map<String, DeliveryRecord> deliveries = new LinkedHashMap<>();
    private final Map<String, Set<Key>> before = new HashMap<>();
    private final long mark;

    private Recording(Bridge bridge) {
        this.bridge = bridge;
        this.recorder = new Recorder(bridge.contract());
        this.mark = bridge.observer().lastSequence();
        for (App app : bridge.topology().apps()) {
            deliveries.put(
                    app.name(),
                    bridge.observer().recordDeliveries(app.consumers().get(0).name()));
            before.put(app.name(), new HashSet<>(shown(app.name()).keySet()));
        }
    }

    /** Starts to record; what the apps have already is none of it. */
    public static Recording start(Bridge bridge) {
        return new Recording(bridge);
    }

    /** Writes, and records each write. */
    public Recorder recorder() {
        return recorder;
    }

    /** What happened until now: call it when nothing is under way any more. */
    public History end() {
        Map<String, List<Long>> acknowledged = new HashMap<>();
        deliveries.forEach((app, record) -> acknowledged.put(app, record.acknowledged()));
        List<Event> events = new ArrayList<>();
        List<Listing> listings = new ArrayList<>();
        for (App app : bridge.topology().apps()) {
            bridge.observer().after(app.publishes().get(0), mark).forEach(stored -> events.add(event(app, stored)));
            Map<Key, State> shown = shown(app.name());
            shown.keySet().removeAll(Objects.requireNonNull(before.get(app.name())));
            listings.add(new Listing(app.name(), "over HTTP", shown));
        }
        events.sort(Comparator.comparingLong(Event::sequence));
        return new History(recorder.writes(), events, listings, acknowledged, duplicateWindow());
    }

    private Map<Key, State> shown(String app) {
        AppClient client = bridge.app(app).client();
        Map<Key, State> shown = new LinkedHashMap<>();
        for (Resource resource : Resource.values()) {
            for (JsonNode each : client.list(resource).json()) {
                shown.put(new Key(resource, each.path("id").asString()), State.of(resource, each));
            }
        }
        return shown;
    }

    private static Event event(App app, StoredMessage stored) {
        JsonNode event = stored.json();
        String id = event.path("event_id").asString("");
        String about = event.path("resource_id").asString("");
        for (Resource resource : Resource.values()) {
            if (resource.key().equals(event.path("resource_type").asString("")) && !about.isEmpty()) {
                Key key = new Key(resource, about);
                State state = State.of(resource, event.path("payload"));
                return new Event(stored.sequence(), stored.time(), app.name(), id, key, state);
            }
        }
        return new Event(stored.sequence(), stored.time(), app.name(), id, null, new State(Map.of()));
    }

    private Duration duplicateWindow() {
        return bridge.observer().info().getConfiguration().getDuplicateWindow();
    }

    @Override
    public void close() {
        deliveries.values().forEach(DeliveryRecord::close);
    }
}
