package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.process.LiveLog;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A server that somebody else started: it can be connected to, and nothing else.
 *
 * @param url where clients connect, without user information
 * @param version as it told in its greeting
 * @param monitoring where its monitoring answers; null where nobody has said
 */
public record AttachedNatsServer(
        String name,
        String url,
        String host,
        int port,
        ServerVersion version,
        @Nullable URI monitoring) implements NatsServer {

    private static final String REMEDY =
            "nats.backend is attached; leave it out and give the apps' commands, and the run starts a server of its own";

    @Override
    public URI monitoringUrl() {
        if (monitoring == null) {
            throw new MissingControlException(
                    "which connections of the attached server are the apps'", "give its monitoring as nats.monitoring");
        }
        return monitoring;
    }

    @Override
    public LiveLog log() {
        throw missing("the log of the attached server");
    }

    @Override
    public List<String> logTail() {
        return List.of();
    }

    @Override
    public boolean isRunning() {
        return true;
    }

    @Override
    public String awaitLog(int position, Predicate<String> wanted, Duration patience) {
        throw missing("the log of the attached server");
    }

    @Override
    public void reload(String configuration) {
        throw missing("the grants on the attached server");
    }

    @Override
    public void stop() {
        throw startingAndStopping();
    }

    @Override
    public void kill() {
        throw startingAndStopping();
    }

    @Override
    public void restart() {
        throw startingAndStopping();
    }

    @Override
    public void pause() {
        throw startingAndStopping();
    }

    @Override
    public void resume() {
        throw startingAndStopping();
    }

    /** It goes on running. */
    @Override
    public void close() {}

    private static MissingControlException startingAndStopping() {
        return missing("starting and stopping NATS");
    }

    private static MissingControlException missing(String control) {
        return new MissingControlException(control, REMEDY);
    }
}
