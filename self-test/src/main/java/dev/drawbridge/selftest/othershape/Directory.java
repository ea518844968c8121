package dev.drawbridge.selftest.othershape;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What this app's users do: each change and the event that tells of it are kept together, or neither is. */
final class Directory {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Settings settings;
    private final Database database;
    private final Runnable changed;

    /** @param changed told after each change */
    Directory(Settings settings, Database database, Runnable changed) {
        this.settings = settings;
        this.database = database;
        this.changed = changed;
    }

    /** Makes one, and throws {@link Kind.Invalid} where it may not be. */
    Store.Thing make(Kind kind, JsonNode given) throws SQLException {
        long now = Instant.now().toEpochMilli();
        return write(
                "Made",
                connection -> new Store.Thing(kind, UUID.randomUUID().toString(), kind.complete(given), now, now));
    }

    /** Changes one, if it is there. */
    Optional<Store.Thing> change(Kind kind, String id, JsonNode given) throws SQLException {
        if (database.transaction(connection -> Store.find(connection, kind, id, false))
                .isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(write("Changed", connection -> {
            Store.Thing was = Store.find(connection, kind, id, true).orElseThrow();
            ObjectNode fields = was.fields().deepCopy();
            given.properties().forEach(each -> fields.set(each.getKey(), each.getValue()));
            long now = Math.max(Instant.now().toEpochMilli(), was.modified() + 1);
            return new Store.Thing(kind, id, kind.complete(fields), was.created(), now);
        }));
    }

    private Store.Thing write(String what, Database.Work<Store.Thing> work) throws SQLException {
        Store.Thing written = database.transaction(connection -> {
            Store.Thing thing = work.on(connection);
            requireOrg(connection, thing);
            Store.keep(connection, thing);
            String id = UUID.randomUUID().toString();
            Store.send(connection, id, event(id, what, thing));
            return thing;
        });
        changed.run();
        return written;
    }

    private static void requireOrg(Connection connection, Store.Thing thing) throws SQLException {
        String org = thing.fields().path("orgId").asString("");
        if (thing.kind() == Kind.PERSON
                && Store.find(connection, Kind.ORG, org, false).isEmpty()) {
            throw new Kind.Invalid("orgId names no org");
        }
    }

    private String event(String id, String what, Store.Thing thing) {
        Map<String, Object> meta = Map.of(
                "id", id,
                "version", 1,
                "what", what,
                "source", settings.name(),
                "kind", thing.kind().word(),
                "subject", thing.id(),
                "at", Instant.ofEpochMilli(thing.modified()).toString(),
                "trace", UUID.randomUUID().toString().replace("-", ""));
        ObjectNode data = JSON.createObjectNode().put("key", thing.id());
        data.setAll(thing.fields());
        data.put("createdAt", Instant.ofEpochMilli(thing.created()).toString());
        data.put("modifiedAt", Instant.ofEpochMilli(thing.modified()).toString());
        return JSON.writeValueAsString(Map.of("meta", meta, "data", data));
    }
}
