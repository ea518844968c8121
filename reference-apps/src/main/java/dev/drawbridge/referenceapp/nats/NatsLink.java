package dev.drawbridge.referenceapp.nats;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one connection to the server. The client library reconnects by itself after a lost connection but gives up when
 * the server refuses the credentials; so a thread connects anew, with growing pauses, whenever there is none.
 */
@Component
public final class NatsLink implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NatsLink.class);
    private static final long LONGEST_PAUSE_MS = 3_000;

    private final BridgeProperties.Nats nats;
    private final String app;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore wake = new Semaphore(0);
    private final AtomicLong epoch = new AtomicLong();
    private volatile @Nullable Connection connection;
    private volatile boolean running;
    private volatile @Nullable String trouble = "not connected yet";
    private volatile @Nullable String refusedSubscription;
    private @Nullable Thread keeper;

    NatsLink(BridgeProperties bridge) {
        this.nats = bridge.nats();
        this.app = bridge.app();
    }

    /** The connection while it is up, else null. */
    public @Nullable Connection connected() {
        Connection current = connection;
        return current != null && current.getStatus() == Connection.Status.CONNECTED ? current : null;
    }

    /** Changes with each new connection and each loss: what was asked of the server before is then void. */
    public long epoch() {
        return epoch.get();
    }

    /** Why there is no connection, or null; never holds a secret. */
    public @Nullable String trouble() {
        return connected() != null ? null : trouble == null ? "disconnected" : trouble;
    }

    /** What the server said when it refused the subscription of this connection to a subject, or null. */
    public @Nullable String refusalOf(String subject) {
        String refused = refusedSubscription;
        return refused != null && refused.contains('"' + subject + '"') ? refused : null;
    }

    /** Calls back, on the library's thread, after each connect, reconnect and loss. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void start() {
        running = true;
        Thread thread = new Thread(this::keep, "nats-link");
        thread.setDaemon(true);
        keeper = thread;
        thread.start();
    }

    private void keep() {
        long pause = 250;
        while (running) {
            try {
                Connection current = connection;
                if (current == null || current.getStatus() == Connection.Status.CLOSED) {
                    connection = Nats.connect(options());
                    epoch.incrementAndGet();
                    changed();
                    pause = 250;
                }
                wake.tryAcquire(5, TimeUnit.SECONDS);
                wake.drainPermits();
                continue;
            } catch (AuthenticationException e) {
                refused();
            } catch (IOException e) {
                if (String.valueOf(e.getMessage())
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("auth")) {
                    refused();
                } else {
                    trouble = "no NATS server answers at " + nats.url();
                    LOG.warn("waiting for NATS: {} ({}); trying again", trouble, e.getMessage());
                }
            } catch (InterruptedException e) {
                return;
            }
            try {
                // Not the semaphore: the library reports the end of each failed attempt, which would cut this short.
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        }
    }

    private void refused() {
        trouble = "NATS server " + nats.url() + " refused the credentials of user '" + nats.user() + "'";
        LOG.error("{}: check NATS_USER and NATS_PASSWORD; trying again", trouble);
    }

    private Options options() {
        Options.Builder options = Options.builder()
                .server(nats.url())
                .connectionName(app)
                .inboxPrefix(nats.inboxPrefix())
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(100))
                .reconnectJitter(Duration.ofMillis(150))
                .connectionTimeout(Duration.ofSeconds(2))
                .pingInterval(Duration.ofSeconds(5))
                // What is not sent while disconnected is sent again from the outbox: no second buffer in between.
                .reconnectBufferSize(0)
                .reportNoResponders()
                .connectionListener(this::event)
                .errorListener(new Errors());
        String user = nats.user();
        String password = nats.password();
        if (user != null && !user.isBlank() && password != null && !password.isBlank()) {
            options.userInfo(user.toCharArray(), password.toCharArray());
        }
        return options.build();
    }

    private void event(Connection source, ConnectionListener.Events event) {
        boolean lost = event == ConnectionListener.Events.DISCONNECTED || event == ConnectionListener.Events.CLOSED;
        if (lost && source != connection) {
            // A failed attempt to connect: the keeper's thread reports it, with its cause.
            return;
        }
        switch (event) {
            // These come late, on a thread of their own: by then something may be asked already, which they don't make
            // void.
            case CONNECTED, RECONNECTED, RESUBSCRIBED -> LOG.info("NATS {} at {}", event.name(), nats.url());
            case DISCONNECTED, CLOSED -> {
                epoch.incrementAndGet();
                trouble = "disconnected from NATS at " + nats.url();
                LOG.warn("{}", trouble);
            }
            default -> {
                return;
            }
        }
        changed();
    }

    private void changed() {
        refusedSubscription = null;
        wake.release();
        listeners.forEach(Runnable::run);
    }

    @Override
    public void stop() {
        running = false;
        if (keeper != null) {
            keeper.interrupt();
        }
        Connection current = connection;
        if (current != null) {
            try {
                current.flush(Duration.ofSeconds(2));
            } catch (TimeoutException | RuntimeException e) {
                LOG.warn("NATS did not take everything before the stop: {}", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            try {
                current.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Started first and stopped last of the three threads of the bridge. */
    @Override
    public int getPhase() {
        return 100;
    }

    private final class Errors implements ErrorListener {
        @Override
        public void errorOccurred(Connection source, String error) {
            boolean refusal = error.toLowerCase(java.util.Locale.ROOT).contains("authorization violation");
            if (refusal && source == connection) {
                refused();
            } else if (!refusal) {
                LOG.error("NATS server says: {}", error);
                if (error.contains("Permissions Violation for Subscription")) {
                    refusedSubscription = error;
                }
            }
        }

        @Override
        public void exceptionOccurred(Connection source, Exception error) {
            LOG.debug("NATS connection: {}", error.toString());
        }
    }
}
