package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import dev.drawbridge.referenceapp.sync.Worker;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where messages come from: pulled by this app, or pushed by the server. */
public abstract class Source extends Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Source.class);
    private static final long FINISH_MS = 3_000;
    private static final Duration DRAIN = Duration.ofSeconds(1);

    final NatsLink link;
    final Handler handler;
    final BridgeProperties bridge;
    private volatile @Nullable String trouble = "the consumer has not answered yet";

    Source(String name, NatsLink link, Handler handler, BridgeProperties bridge) {
        super(name, DRAIN.plusSeconds(1));
        this.link = link;
        this.handler = handler;
        this.bridge = bridge;
        link.onChange(this::wake);
    }

    /** Why nothing can be received, or null while the consumer answers. */
    public final @Nullable String trouble() {
        String noLink = link.trouble();
        return noLink != null ? noLink : trouble;
    }

    final void answering() {
        if (trouble != null) {
            trouble = null;
            LOG.info("consumer {} of stream {} answers: at work", bridge.consumer(), bridge.stream());
        }
    }

    /** Takes note that the consumer does not answer; false, for the caller to return. */
    final boolean missing(String why) {
        String now =
                "consumer " + bridge.consumer() + " of stream " + bridge.stream() + " does not answer (" + why + ")";
        if (!now.equals(trouble)) {
            LOG.warn("waiting for topology: {}; nothing is created here, the provisioner does that", now);
        }
        trouble = now;
        return false;
    }

    /**
     * Ends the subscription and takes all that the server has sent to it until then: what a connection drops between the
     * two is a delivery that nobody had, and the last one is not made again. Also a subscription of a connection that is
     * lost is ended, or the library would bring it back with the connection, to receive what nobody takes.
     */
    final void end(Subscription messages) throws InterruptedException {
        if (!messages.isActive()) {
            return;
        }
        if (link.connected() != null) {
            var unused = messages.drain(DRAIN);
        }
        try {
            Message next;
            while (messages.isActive() && (next = messages.nextMessage(Duration.ofMillis(1))) != null) {
                if (next.isJetStream()) {
                    handler.receive(next);
                }
            }
            if (messages.isActive()) {
                messages.unsubscribe();
            }
        } catch (IllegalStateException drained) {
            // The library has ended it in the meantime, with nothing left to take.
        }
    }

    /** First no more is received, then what is in hand is finished. */
    @Override
    public final void stop() {
        super.stop();
        handler.finish(FINISH_MS);
    }
}
