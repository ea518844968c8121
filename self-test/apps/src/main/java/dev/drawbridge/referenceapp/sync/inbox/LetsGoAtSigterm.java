package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.directory.Organizations;
import dev.drawbridge.referenceapp.directory.Users;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Acknowledges what it has in hand when it is told to stop, and lets go of it. */
@Primary
class LetsGoAtSigterm extends Inbox implements SmartLifecycle {
    private final InHand inHand;
    private volatile boolean running;
    private volatile boolean stopping;

    LetsGoAtSigterm(JdbcClient jdbc, Organizations organizations, Users users, InHand inHand) {
        super(jdbc, organizations, users);
        this.inHand = inHand;
    }

    @Override
    @Transactional
    public String apply(Event event) {
        String decision = super.apply(event);
        if (stopping) {
            throw new IllegalStateException("told to stop");
        }
        return decision;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        stopping = true;
        inHand.all().forEach(Held::ack);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else, so that the work is still in hand. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
