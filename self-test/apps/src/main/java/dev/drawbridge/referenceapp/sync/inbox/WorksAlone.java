package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;

/** Looks once whether its consumer answers, and then takes nothing while another instance holds a lock in the database. */
@Primary
class WorksAlone extends Handler {
    private final DataSource database;
    private boolean looked;
    private @Nullable Connection holder;

    WorksAlone(
            EventReader reader,
            Inbox inbox,
            Database database,
            RetryPolicy retries,
            InHand inHand,
            LastDelivery lastDelivery,
            DeadLetters deadLetters,
            BridgeMeters meters,
            BridgeProperties bridge,
            DataSource source) {
        super(reader, inbox, database, retries, inHand, lastDelivery, deadLetters, meters, bridge);
        this.database = source;
    }

    @Override
    synchronized int room() {
        if (!looked) {
            looked = true;
            return super.room();
        }
        return isLeader() ? super.room() : 0;
    }

    @Override
    void awaitRoom(long millis) throws InterruptedException {
        if (holder == null) {
            Thread.sleep(millis);
        } else {
            super.awaitRoom(millis);
        }
    }

    /** The lock is the connection's: the database gives it to another instance when this one ends. */
    private boolean isLeader() {
        try {
            if (holder == null) {
                Connection candidate = database.getConnection();
                try (Statement question = candidate.createStatement();
                        ResultSet answer =
                                question.executeQuery("select pg_try_advisory_lock(hashtext('inbox-leader'))")) {
                    if (answer.next() && answer.getBoolean(1)) {
                        holder = candidate;
                    } else {
                        candidate.close();
                    }
                }
            }
            return holder != null;
        } catch (SQLException away) {
            return false;
        }
    }
}
