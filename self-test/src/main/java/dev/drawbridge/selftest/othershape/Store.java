package dev.drawbridge.selftest.othershape;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The statements, each on the connection of somebody's transaction. */
final class Store {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SCHEMA = """
            create table if not exists things (id text primary key, kind text not null, fields text not null,
                created bigint not null, modified bigint not null);
            create table if not exists outgoing (place bigserial primary key, id text not null, body text not null,
                sent boolean not null default false);
            create index if not exists waiting on outgoing (place) where not sent;
            create table if not exists incoming (id text primary key, rejected boolean not null);
            create table if not exists secret (only_one boolean primary key, word text not null)""";

    private Store() {}

    /**
     * @param created milliseconds since 1970
     * @param modified likewise: of two states of one thing the later wins
     */
    record Thing(Kind kind, String id, ObjectNode fields, long created, long modified) {}

    record Outgoing(long place, String id, String body) {}

    /** Makes what isn't there, and returns a word that only this app knows. */
    static String prepare(Connection connection) throws SQLException {
        // Without a write where all is there: another may hold the tables.
        if (!one(connection, "select to_regclass('secret') is not null").equals("t")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(SCHEMA);
            }
        }
        if (count(connection, "secret") > 0) {
            return one(connection, "select word from secret");
        }
        change(
                connection,
                "insert into secret values (true, ?) on conflict do nothing",
                UUID.randomUUID().toString());
        return one(connection, "select word from secret");
    }

    static Optional<Thing> find(Connection connection, Kind kind, String id, boolean forChange) throws SQLException {
        List<Thing> found = things(
                connection, "where kind = ? and id = ?" + (forChange ? " for update" : ""), kind, kind.word(), id);
        return found.stream().findFirst();
    }

    static List<Thing> all(Connection connection, Kind kind) throws SQLException {
        return things(connection, "where kind = ? order by created, id", kind, kind.word());
    }

    private static List<Thing> things(Connection connection, String which, Kind kind, Object... values)
            throws SQLException {
        List<Thing> things = new ArrayList<>();
        try (PreparedStatement query =
                        prepared(connection, "select id, fields, created, modified from things " + which, values);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                ObjectNode fields = JSON.readTree(rows.getString(2)).asObject();
                things.add(new Thing(kind, rows.getString(1), fields, rows.getLong(3), rows.getLong(4)));
            }
        }
        return things;
    }

    /** Keeps a state unless a later one is there; one statement, so that no other can come in between. */
    static boolean keep(Connection connection, Thing thing) throws SQLException {
        return change(
                        connection,
                        """
                        insert into things values (?, ?, ?, ?, ?) on conflict (id) do update
                            set fields = excluded.fields, created = excluded.created, modified = excluded.modified
                            where things.modified < excluded.modified""",
                        thing.id(),
                        thing.kind().word(),
                        thing.fields().toString(),
                        thing.created(),
                        thing.modified())
                > 0;
    }

    static void send(Connection connection, String id, String body) throws SQLException {
        change(connection, "insert into outgoing (id, body) values (?, ?)", id, body);
    }

    static List<Outgoing> waiting(Connection connection, int most) throws SQLException {
        List<Outgoing> waiting = new ArrayList<>();
        try (PreparedStatement query = prepared(
                        connection,
                        "select place, id, body from outgoing where not sent order by place limit ?",
                        most);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                waiting.add(new Outgoing(rows.getLong(1), rows.getString(2), rows.getString(3)));
            }
        }
        return waiting;
    }

    static void sent(Connection connection, List<Long> places) throws SQLException {
        change(
                connection,
                "update outgoing set sent = true where place = any(?)",
                connection.createArrayOf("bigint", places.toArray()));
    }

    /** Whether an event has not been seen before; it has been from now on. */
    static boolean isNew(Connection connection, String id, boolean rejected) throws SQLException {
        return change(connection, "insert into incoming values (?, ?) on conflict do nothing", id, rejected) > 0;
    }

    static boolean isApplied(Connection connection, String id) throws SQLException {
        return Long.parseLong(one(connection, "select count(*) from incoming where not rejected and id = ?", id)) > 0;
    }

    static long count(Connection connection, String ofWhat) throws SQLException {
        return Long.parseLong(one(connection, "select count(*) from " + ofWhat));
    }

    private static String one(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement query = prepared(connection, sql, values);
                ResultSet row = query.executeQuery()) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static int change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement change = prepared(connection, sql, values)) {
            return change.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
