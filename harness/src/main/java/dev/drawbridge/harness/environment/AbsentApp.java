package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.process.ManagedProcess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An app that nobody has told this run of. On a server that somebody else started none is started in its place: it would
 * take what is meant for theirs.
 */
record AbsentApp(String name) implements AppProgram {

    @Override
    public URI address() {
        throw missing();
    }

    /** Nobody knows how. */
    @Override
    public void start() {}

    @Override
    public boolean wasStarted() {
        return true;
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    @Override
    public boolean hasEnded() {
        return false;
    }

    @Override
    public ManagedProcess process() {
        throw missing();
    }

    @Override
    public Object incarnation() {
        return this;
    }

    @Override
    public Map<String, String> environment() {
        throw missing();
    }

    @Override
    public List<String> logTail() {
        return List.of();
    }

    @Override
    public Duration patience() {
        throw missing();
    }

    @Override
    public AppProgram another(String other) {
        throw missing();
    }

    /** It never began. */
    @Override
    public void end() {}

    private MissingControlException missing() {
        return new MissingControlException(
                "the app " + name,
                "give its address as apps." + name + ".http where it runs already, or its program as apps." + name
                        + ".command or image");
    }
}
