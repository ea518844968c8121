package dev.drawbridge.harness.postgres;

import dev.drawbridge.harness.EnvironmentException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Every table of one database locked against writes, reads going on: whoever writes waits in the middle of its
 * transaction until this is closed, and can be ended there.
 */
public final class WriteHold implements AutoCloseable {

    private final Connection connection;
    private final String database;

    private WriteHold(Connection connection, String database) {
        this.connection = connection;
        this.database = database;
    }

    static WriteHold take(Connection connection, String database) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                // SHARE conflicts with every write and with no read, not even SELECT … FOR UPDATE.
                statement.execute("LOCK TABLE " + table + " IN SHARE MODE");
            }
        }
        return new WriteHold(connection, database);
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found =
                statement.executeQuery("SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
                        + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    /**
     * Waits until somebody's write waits for this.
     *
     * @throws AssertionError when nobody writes within {@code atMost}
     */
    public void awaitWriter(Duration atMost) {
        try {
            Awaitility.await("a write that waits in database " + database)
                    .atMost(atMost)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> waiting() > 0);
        } catch (ConditionTimeoutException nobody) {
            throw new AssertionError(
                    "expected a write to the database " + database + " within " + atMost.toSeconds() + " s; found none",
                    nobody);
        }
    }

    /** Whether somebody's write waits for this now. */
    public boolean hasWriter() {
        return writers() > 0;
    }

    /** How many writes wait for this now. */
    public long writers() {
        try {
            return waiting();
        } catch (SQLException e) {
            throw new EnvironmentException(
                    "who waits in database " + database + " cannot be seen: " + e.getMessage(),
                    database,
                    List.of(),
                    "run it again",
                    e);
        }
    }

    /** Ends the writes that wait for this; one whose program was killed goes on waiting, and nobody would read it. */
    public void endWriters() {
        try (PreparedStatement end =
                connection.prepareStatement("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = ? AND wait_event_type = 'Lock'")) {
            lookAnew();
            end.setString(1, database);
            end.execute();
        } catch (SQLException e) {
            throw new EnvironmentException(
                    "the writes that wait in database " + database + " could not be ended: " + e.getMessage(),
                    database,
                    List.of(),
                    "run it again",
                    e);
        }
    }

    /** Without it a transaction, and this is in one as long as it holds, sees who was there when it looked first. */
    private void lookAnew() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_clear_snapshot()");
        }
    }

    private long waiting() throws SQLException {
        lookAnew();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND wait_event_type = 'Lock'")) {
            query.setString(1, database);
            try (ResultSet count = query.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    /** Lets every write go on. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new EnvironmentException(
                    "the locks on database " + database + " could not be given back: " + e.getMessage(),
                    database,
                    List.of(),
                    "run it again",
                    e);
        }
    }
}
