package dev.drawbridge.selftest.othershape;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The program: one app of the bridge. */
public final class OtherShape {

    private static final System.Logger LOG = System.getLogger(OtherShape.class.getName());

    private OtherShape() {}

    /** Runs until it is ended by a signal. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Settings settings = new Settings(System.getenv());
        Pause pause = new Pause();
        Pause outbox = new Pause();
        Pause hurry = new Pause();
        Database database = new Database(settings);
        Link link = new Link(settings);
        Intake[] intake = new Intake[1];
        Api api = new Api(
                settings,
                database,
                new Directory(settings, database, outbox::look),
                link::isConnected,
                () -> intake[0] != null && intake[0].isThere());
        start("link", link::keep, pause);

        String secret = prepare(database, pause);
        Rejects rejects = new Rejects(settings, link, secret);
        Intake made = new Intake(settings, link, new Applier(settings, database, link, rejects), hurry);
        intake[0] = made;
        ScheduledExecutorService signs = Executors.newSingleThreadScheduledExecutor();
        long step = Math.max(20, settings.firstStep().toMillis() / 4);
        var unused = signs.scheduleAtFixedRate(made::sayThatItGoesOn, step, step, TimeUnit.MILLISECONDS);
        start("outbox", new Relay(settings, database, link)::keep, outbox);
        Thread fetching = start("intake", made::keep, pause);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                pause.end();
                api.stop();
                fetching.join(1_000);
                made.finish(Duration.ofSeconds(10));
                outbox.end();
                signs.shutdown();
                link.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static String prepare(Database database, Pause pause) {
        while (!pause.isOver()) {
            try {
                return database.transaction(Store::prepare);
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.INFO, "waiting for the database, which says " + e.getSQLState());
                pause.await(Duration.ofMillis(300));
            }
        }
        return "";
    }

    private static Thread start(String name, Consumer<Pause> work, Pause pause) {
        Thread thread = new Thread(() -> work.accept(pause), name);
        thread.start();
        return thread;
    }
}
