package dev.drawbridge.selftest.othershape;

import io.nats.client.Connection;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;

/** Deals with one delivery to its end: applied, given back, or rejected. */
final class Applier {

    private static final System.Logger LOG = System.getLogger(Applier.class.getName());
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final Settings settings;
    private final Database database;
    private final Link link;
    private final Rejects rejects;

    Applier(Settings settings, Database database, Link link, Rejects rejects) {
        this.settings = settings;
        this.database = database;
        this.link = link;
        this.rejects = rejects;
    }

    private enum Outcome {
        DONE,
        NOT_YET,
        EXHAUSTED
    }

    /** While the database is away it waits: that is no failure of the message. */
    void handle(Incoming incoming, Pause pause) {
        while (!pause.isOver()) {
            try {
                Event event = Event.read(incoming.body());
                switch (incoming.delivered() < settings.maxDeliver() ? apply(event) : last(event)) {
                    case DONE -> answer(incoming, "+ACK");
                    case NOT_YET ->
                        answer(
                                incoming,
                                "-NAK {\"delay\":" + settings.firstStep().toNanos() + "}");
                    case EXHAUSTED -> reject(incoming, "exhausted", "it could not be applied", pause);
                }
                return;
            } catch (Event.Rejected rejected) {
                reject(incoming, rejected.why(), String.valueOf(rejected.getMessage()), pause);
                return;
            } catch (SQLException e) {
                if (!Database.isAway(e)) {
                    reject(incoming, "hopeless", "the database cannot hold it", pause);
                    return;
                }
                LOG.log(System.Logger.Level.INFO, "the database is away; what is in hand waits");
                pause.await(AGAIN);
            }
        }
    }

    private Outcome apply(Event event) throws SQLException {
        return database.transaction(connection -> {
            String org = event.thing().fields().path("orgId").asString("");
            if (event.thing().kind() == Kind.PERSON
                    && Store.find(connection, Kind.ORG, org, false).isEmpty()) {
                return Outcome.NOT_YET;
            }
            if (Store.isNew(connection, event.id(), false)) {
                Store.keep(connection, event.thing());
            }
            return Outcome.DONE;
        });
    }

    /** The last delivery is kept for the dead letter: nobody would deliver it again after a crash. */
    private Outcome last(Event event) throws SQLException {
        return database.transaction(connection -> Store.isApplied(connection, event.id()))
                ? Outcome.DONE
                : Outcome.EXHAUSTED;
    }

    private void reject(Incoming incoming, String why, String message, Pause pause) {
        if (!rejects.publish(incoming, why, message, pause)) {
            return;
        }
        answer(incoming, "+ACK");
        while (!pause.isOver()) {
            try {
                database.transaction(connection -> Store.isNew(connection, rejects.idOf(incoming), true));
                return;
            } catch (SQLException away) {
                pause.await(AGAIN);
            }
        }
    }

    private void answer(Incoming incoming, String what) {
        Connection connection = link.connected();
        if (connection != null) {
            connection.publish(incoming.answer(), what.getBytes(StandardCharsets.UTF_8));
        }
    }
}
