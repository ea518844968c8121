package dev.drawbridge.selftest.othershape;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Connections to the one database, kept for the next who needs one. */
final class Database {

    private final Settings settings;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    Database(Settings settings) {
        this.settings = settings;
    }

    /** What is done in one transaction. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Does it all or nothing of it. */
    <T> T transaction(Work<T> work) throws SQLException {
        Connection connection = idle.pollFirst();
        if (connection == null) {
            connection = DriverManager.getConnection(
                    settings.get("DATABASE_URL"), settings.get("DATABASE_USER"), settings.get("DATABASE_PASSWORD"));
            connection.setAutoCommit(false);
        }
        boolean kept = false;
        try {
            T done = work.on(connection);
            connection.commit();
            kept = true;
            return done;
        } catch (SQLException e) {
            if (isAway(e)) {
                // Whatever ended this connection has ended the others too.
                closeIdle();
            } else {
                connection.rollback();
                kept = true;
            }
            throw e;
        } catch (RuntimeException e) {
            connection.rollback();
            kept = true;
            throw e;
        } finally {
            if (kept) {
                idle.addFirst(connection);
            } else {
                closeQuietly(connection);
            }
        }
    }

    /** Whether a failure is the database's, and nothing of what was asked of it. */
    static boolean isAway(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57") || state.startsWith("53") || state.startsWith("55");
    }

    private void closeIdle() {
        for (Connection each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            closeQuietly(each);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // As was wanted.
        }
    }
}
