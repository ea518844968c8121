package dev.drawbridge.referenceapp.http;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets Tomcat send its last answers before it closes the connections that they go by.
 *
 * <p>The graceful shutdown of Spring Boot (4.1) ends when the last servlet has returned. Tomcat sends an answer as short as
 * ours only after that, and on a busy machine the connection was now and then closed first: the write was committed, and
 * its caller never heard of it.
 */
@Component
class LastAnswers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LastAnswers.class);
    /** For the sending alone: whatever takes an answer long has ended by now, or was given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WebServerApplicationContext context;
    private volatile boolean running;

    LastAnswers(WebServerApplicationContext context) {
        this.context = context;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Nobody is let in any more by now, so no request is refused by this: the threads only end what they have in hand. */
    @Override
    public void stop() {
        running = false;
        if (context.getWebServer() instanceof TomcatWebServer server) {
            for (Connector connector : server.getTomcat().getService().findConnectors()) {
                if (connector.getProtocolHandler().getExecutor() instanceof ExecutorService threads) {
                    end(threads);
                }
            }
        }
    }

    private static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Requests are still being answered after {} s, and are cut off", PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Between the graceful shutdown, which lets nobody in any more, and the end of the web server. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE + 1;
    }
}
