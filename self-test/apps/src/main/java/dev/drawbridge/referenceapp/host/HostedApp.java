package dev.drawbridge.referenceapp.host;

import dev.drawbridge.host.Hosted;
import dev.drawbridge.host.StandIn;
import dev.drawbridge.referenceapp.InSharedProcess;
import dev.drawbridge.referenceapp.nats.NatsLink;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;

/** One app among many. */
final class HostedApp implements Hosted {

    /** What a JVM ends with where it can't start. */
    private static final int FAILED = 1;

    private final StandIn standIn;
    private final CompletableFuture<ConfigurableApplicationContext> context = new CompletableFuture<>();

    private HostedApp(StandIn standIn) {
        this.standIn = standIn;
    }

    static Hosted start(StandIn standIn) {
        HostedApp app = new HostedApp(standIn);
        new Thread(app::run, "main").start();
        return app;
    }

    private void run() {
        try {
            ConfigurableApplicationContext started =
                    InSharedProcess.application(standIn.environment()).run();
            if (!context.complete(started)) {
                cutOff(started);
            }
        } catch (IOException | RuntimeException | Error failed) {
            // The app has said why.
            standIn.end(FAILED);
        }
    }

    /** As a shutdown hook does it; one that isn't up yet has nothing to bring to an end. */
    @Override
    public void stop() {
        if (!context.cancel(false)) {
            context.join().close();
        }
        standIn.end(StandIn.TERMINATED);
    }

    @Override
    public void kill() {
        if (!context.cancel(false)) {
            cutOff(context.join());
        }
    }

    /** What others see of a process that was killed: that it is gone from one moment to the next. */
    private static void cutOff(ConfigurableApplicationContext killed) {
        killed.getBean(NatsLink.class).stop();
        try {
            killed.getBean(DataSource.class).unwrap(AutoCloseable.class).close();
        } catch (Exception e) {
            throw new IllegalStateException("connections of a killed app stay open", e);
        }
        killed.close();
    }
}
