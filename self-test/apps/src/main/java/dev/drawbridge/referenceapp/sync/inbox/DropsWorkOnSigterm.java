package dev.drawbridge.referenceapp.sync.inbox;

import org.springframework.context.SmartLifecycle;

/** Ends the process as soon as the application is told to stop, whatever is in hand. */
class DropsWorkOnSigterm implements SmartLifecycle {
    private static final int SIGTERM = 143;

    private volatile boolean running;

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        Runtime.getRuntime().halt(SIGTERM);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else, the web server among it. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
