package dev.drawbridge.referenceapp.sync.inbox;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Counts dead letters in the database, as soon as that is there; neither the letter nor the original waits for it. */
@Component
class LetterCount implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(LetterCount.class);

    private final Inbox inbox;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "dead-letter-count");
        made.setDaemon(true);
        return made;
    });

    LetterCount(Inbox inbox) {
        this.inbox = inbox;
    }

    void add(String messageId) {
        thread.execute(() -> tryToAdd(messageId));
    }

    private void tryToAdd(String messageId) {
        try {
            inbox.failed(messageId);
        } catch (RuntimeException e) {
            LOG.warn(
                    "dead letter {} not counted yet: {}",
                    messageId,
                    Failure.of(e).type());
            if (!thread.isShutdown()) {
                var unused = thread.schedule(() -> tryToAdd(messageId), 1, TimeUnit.SECONDS);
            }
        }
    }

    @Override
    public void destroy() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
