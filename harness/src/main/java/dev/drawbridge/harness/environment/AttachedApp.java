package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.process.ManagedProcess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An app that somebody else started: it answers at its address, and nothing more is to be had of it. */
record AttachedApp(String name, URI address) implements AppProgram {

    /** It runs already; this is for one that has just lost its server or its database. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** It was started before the run. */
    @Override
    public void start() {}

    @Override
    public boolean wasStarted() {
        return true;
    }

    @Override
    public boolean isRunning() {
        return true;
    }

    @Override
    public boolean hasEnded() {
        return false;
    }

    @Override
    public ManagedProcess process() {
        throw missing("starting and stopping " + name);
    }

    @Override
    public Object incarnation() {
        return this;
    }

    @Override
    public Map<String, String> environment() {
        throw missing("the environment of the process of " + name);
    }

    @Override
    public List<String> logTail() {
        return List.of();
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public AppProgram another(String other) {
        throw missing("starting a second instance of " + name);
    }

    /** It goes on running. */
    @Override
    public void end() {}

    private MissingControlException missing(String control) {
        return new MissingControlException(
                control,
                "apps." + name + ".http names one that runs already; give apps." + name
                        + ".command or image instead, and the run starts it");
    }
}
