package dev.drawbridge.selftest.othershape;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The one connection to NATS, made again whenever it is gone. */
final class Link {

    private static final System.Logger LOG = System.getLogger(Link.class.getName());
    private static final Duration AGAIN = Duration.ofMillis(300);

    private final Settings settings;
    private final AtomicLong breaks = new AtomicLong();
    private volatile @Nullable Connection connection;
    private String said = "";

    Link(Settings settings) {
        this.settings = settings;
    }

    /** The connection while it stands, else null. */
    @Nullable
    Connection connected() {
        Connection now = connection;
        return now != null && now.getStatus() == Connection.Status.CONNECTED ? now : null;
    }

    boolean isConnected() {
        return connected() != null;
    }

    /** How often the connection was lost: what was asked for before the last time is answered to nobody. */
    long breaks() {
        return breaks.get();
    }

    /** Connects, and again after a connection was closed; runs until it is interrupted. */
    void keep(Pause pause) {
        while (!pause.isOver()) {
            Connection now = connection;
            if (now == null || now.getStatus() == Connection.Status.CLOSED) {
                connect();
            }
            pause.await(AGAIN);
        }
    }

    private void connect() {
        Options.Builder options = new Options.Builder()
                .server(settings.get("NATS_URL"))
                .inboxPrefix(settings.get("NATS_INBOX_PREFIX"))
                .connectionName(settings.name())
                .connectionTimeout(Duration.ofSeconds(3))
                .reconnectWait(AGAIN)
                .maxReconnects(-1)
                .connectionListener((which, event) -> {
                    if (event == ConnectionListener.Events.DISCONNECTED) {
                        breaks.incrementAndGet();
                    }
                });
        if (settings.environment().containsKey("NATS_USER")) {
            options.userInfo(
                    settings.get("NATS_USER").toCharArray(),
                    settings.get("NATS_PASSWORD").toCharArray());
        }
        try {
            connection = Nats.connect(options.build());
            say("connected to NATS");
        } catch (AuthenticationException e) {
            say("NATS refuses the credentials of " + settings.name()
                    + ": see NATS_USER and NATS_PASSWORD; trying again");
        } catch (IOException e) {
            say("NATS is away; trying again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once, however often it is so. */
    private void say(String what) {
        if (!said.equals(what)) {
            said = what;
            LOG.log(System.Logger.Level.INFO, what);
        }
    }

    /** What was said last is sent first. */
    void close() throws InterruptedException {
        Connection now = connection;
        if (now != null) {
            try {
                now.flush(Duration.ofSeconds(2));
            } catch (TimeoutException | RuntimeException away) {
                LOG.log(System.Logger.Level.WARNING, "not all was taken before the end");
            }
            now.close();
        }
    }
}
