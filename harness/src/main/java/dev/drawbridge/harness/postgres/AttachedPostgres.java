package dev.drawbridge.harness.postgres;

import dev.drawbridge.harness.EnvironmentException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's PostgreSQL server: a run makes its databases and roles there under names that no other run has, and drops
 * those at its end. It touches nothing else.
 */
public final class AttachedPostgres implements DatabaseServer {

    private static final int USUAL_PORT = 5432;

    /** The first that drops a database which somebody is connected to. */
    private static final int OLDEST = 13;

    private final URI server;
    private final Orders orders;
    private final String prefix = "drawbridge_" + UUID.randomUUID().toString().substring(0, 8) + "_";
    private final ConcurrentLinkedDeque<Database> made = new ConcurrentLinkedDeque<>();

    /**
     * @param server as in {@code postgresql://127.0.0.1:5432/postgres?sslmode=require}: the database, left out {@code
     *     postgres}, is where the user connects; what follows it, the apps are told too
     * @param user who may make databases and roles
     */
    public AttachedPostgres(URI server, String user, String password) {
        this.server = server;
        String path = server.getPath() == null ? "" : server.getPath().replaceFirst("^/", "");
        this.orders = new Orders(this::url, path.isEmpty() ? "postgres" : path, user, password, this::refused);
    }

    private String url(String database) {
        return "jdbc:postgresql://" + where() + "/" + database
                + (server.getRawQuery() == null ? "" : "?" + server.getRawQuery());
    }

    private String where() {
        return server.getHost() + ":" + (server.getPort() < 0 ? USUAL_PORT : server.getPort());
    }

    /**
     * Looks whether a run could use it.
     *
     * @return in words what it is
     * @throws EnvironmentException when it does not answer or let the user in, is too old, or the user may make nothing
     */
    public String look() {
        try (Connection connection = orders.connect();
                Statement statement = connection.createStatement();
                ResultSet rights = statement.executeQuery(
                        "SELECT rolsuper OR (rolcreatedb AND rolcreaterole), quote_ident(current_user) FROM pg_roles"
                                + " WHERE rolname = current_user")) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            rights.next();
            if (version < OLDEST) {
                throw broken(
                        "the attached PostgreSQL server is too old: version " + version + ", and the suite needs "
                                + OLDEST,
                        "name a newer one, or write postgres.backend: embedded",
                        null);
            }
            if (!rights.getBoolean(1)) {
                throw broken(
                        "the user at the attached PostgreSQL server may not make databases and roles",
                        "ALTER ROLE " + rights.getString(2) + " CREATEDB CREATEROLE, or name another as postgres.user",
                        null);
            }
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + " at " + where();
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    @Override
    public Database create(String words) {
        Database database = orders.create(prefix + words);
        made.push(database);
        return database;
    }

    @Override
    public WriteHold holdWrites(Database database) {
        return orders.holdWrites(database);
    }

    @Override
    public DatabaseOutage takeAway(Database database) {
        return orders.takeAway(database);
    }

    /** @throws EnvironmentException naming what is left, when PostgreSQL refuses to drop it */
    @Override
    public void close() {
        List<String> left = new ArrayList<>();
        @Nullable EnvironmentException last = null;
        for (Database database = made.poll(); database != null; database = made.poll()) {
            try {
                orders.drop(database);
            } catch (EnvironmentException e) {
                left.add(database.name());
                last = e;
            }
        }
        if (last != null) {
            throw broken(
                    "databases and roles of this run are left on the attached PostgreSQL server: "
                            + String.join(", ", left),
                    "drop them by hand",
                    last);
        }
    }

    private EnvironmentException refused(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("08")) {
            return broken(
                    "the attached PostgreSQL server can't be reached: " + words(e),
                    "check that postgres.url is where it listens, and that it runs",
                    e);
        }
        if (state.startsWith("28")) {
            return broken(
                    "the attached PostgreSQL server does not let the user in: " + words(e),
                    "check postgres.user and postgres.password, and the server's pg_hba.conf",
                    e);
        }
        return broken(
                "the attached PostgreSQL server refuses: " + words(e),
                "check what it says; the user needs CREATEDB and CREATEROLE",
                e);
    }

    private static String words(SQLException e) {
        return String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
    }

    private EnvironmentException broken(String what, String remedy, @Nullable Exception cause) {
        return new EnvironmentException(what, "postgres.url, " + where(), List.of(), remedy, cause);
    }
}
