package dev.drawbridge.selftest.othershape;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Fetches from the app's own consumer, no more than there is room for, and has lanes deal with it side by side. */
final class Intake {

    private static final System.Logger LOG = System.getLogger(Intake.class.getName());
    private static final int ROOM = 16;
    private static final int LANES = 8;
    private static final String WAITING = "\"expires\":5000000000,\"idle_heartbeat\":1000000000";
    private static final Duration LOOK = Duration.ofMillis(100);

    /** Looks without a sign of the server's, which gives one each second: three of them are missed. */
    private static final int PATIENCE = 30;

    private final Settings settings;
    private final Link link;
    private final Applier applier;
    private final Pause hurry;
    private final Map<Long, Incoming> inHand = new ConcurrentHashMap<>();
    private final List<ExecutorService> lanes =
            Stream.generate(Executors::newSingleThreadExecutor).limit(LANES).toList();
    private volatile boolean there;
    private boolean said;

    /** @param hurry ends the work on what is in hand when it takes too long */
    Intake(Settings settings, Link link, Applier applier, Pause hurry) {
        this.settings = settings;
        this.link = link;
        this.applier = applier;
        this.hurry = hurry;
    }

    /** Whether the consumer has answered on the connection that stands. */
    boolean isThere() {
        return there && link.isConnected();
    }

    void keep(Pause pause) {
        while (!pause.isOver()) {
            Connection connection = link.connected();
            if (connection != null) {
                try {
                    fetchAll(connection, pause);
                } catch (InterruptedException e) {
                    return;
                } catch (IllegalStateException closed) {
                    there = false;
                }
            }
            pause.await(LOOK);
        }
    }

    private void fetchAll(Connection connection, Pause pause) throws InterruptedException {
        long breaks = link.breaks();
        BooleanSupplier over = () -> pause.isOver() || breaks != link.breaks();
        String inbox = connection.createInbox();
        Subscription replies = connection.subscribe(inbox + ".*");
        try {
            // The first request is answered at once, so that it is known whether there is a consumer.
            boolean answered = fetch(connection, replies, inbox + ".0", 1, "\"no_wait\":true", over);
            for (int number = 1; answered && !over.getAsBoolean(); number++) {
                there = true;
                said = false;
                while (inHand.size() >= ROOM && !over.getAsBoolean()) {
                    pause.await(Duration.ofMillis(5));
                }
                int batch = Math.max(1, ROOM - inHand.size());
                answered = fetch(connection, replies, inbox + "." + number, batch, WAITING, over);
            }
        } finally {
            end(replies);
        }
        if (!over.getAsBoolean() && link.isConnected()) {
            there = false;
            sayThatItWaits();
        }
    }

    /**
     * One request, at a subject of its own, and all of its answers: one that is given up goes on taking deliveries that
     * nobody reads.
     *
     * @param over when there is nothing more to wait for
     * @return whether the consumer answered
     */
    private boolean fetch(
            Connection connection, Subscription replies, String reply, int batch, String how, BooleanSupplier over)
            throws InterruptedException {
        connection.publish(
                "$JS.API.CONSUMER.MSG.NEXT." + settings.stream() + "." + settings.consumer(),
                reply,
                ("{\"batch\":" + batch + "," + how + "}").getBytes(StandardCharsets.UTF_8));
        int taken = 0;
        for (int quiet = 0; quiet < PATIENCE && !over.getAsBoolean(); quiet++) {
            Message next = replies.nextMessage(LOOK);
            if (next == null) {
                continue;
            }
            quiet = 0;
            if (!next.isStatusMessage()) {
                take(Incoming.of(next));
                taken++;
                // Between accounts an empty message ends the answers to a request.
                if (taken == batch || next.getData().length == 0) {
                    return true;
                }
            } else if (next.getSubject().equals(reply) && next.getStatus().getCode() != 100) {
                int code = next.getStatus().getCode();
                return code == 404
                        || code == 408
                        || (code == 409 && !next.getStatus().getMessage().contains("Deleted"));
            }
        }
        return over.getAsBoolean();
    }

    /** Ends the subscription, and takes what the server has sent to it until then: nobody else has that delivery. */
    private void end(Subscription replies) throws InterruptedException {
        if (link.isConnected()) {
            var unused = replies.drain(LOOK.multipliedBy(10));
        }
        try {
            Message last;
            while (replies.isActive() && (last = replies.nextMessage(Duration.ofMillis(1))) != null) {
                if (!last.isStatusMessage()) {
                    take(Incoming.of(last));
                }
            }
            if (replies.isActive()) {
                replies.unsubscribe();
            }
        } catch (IllegalStateException drained) {
            // The library has ended it, with nothing left to take.
        }
    }

    private void take(Incoming incoming) {
        if (inHand.putIfAbsent(incoming.sequence(), incoming) != null) {
            return;
        }
        int lane = Math.floorMod(Event.lane(incoming.body()).hashCode(), LANES);
        lanes.get(lane).execute(() -> {
            try {
                applier.handle(incoming, hurry);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a message waits for its next delivery", e);
            } finally {
                inHand.remove(incoming.sequence());
            }
        });
    }

    /** Says of all that is in hand that it is being worked on, before the server takes it for lost. */
    void sayThatItGoesOn() {
        Connection connection = link.connected();
        if (connection != null) {
            inHand.values().forEach(each -> connection.publish(each.answer(), "+WPI".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void sayThatItWaits() {
        if (!said) {
            said = true;
            LOG.log(
                    System.Logger.Level.INFO,
                    "waiting for the stream " + settings.stream() + " and its consumer " + settings.consumer());
        }
    }

    /** Finishes what is in hand. */
    void finish(Duration atMost) throws InterruptedException {
        lanes.forEach(ExecutorService::shutdown);
        long end = System.nanoTime() + atMost.toNanos();
        for (ExecutorService lane : lanes) {
            if (!lane.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                hurry.end();
            }
        }
    }
}
