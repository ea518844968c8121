package dev.drawbridge.steps;

import dev.drawbridge.harness.observe.ServerSnapshot;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import io.nats.client.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Streams and consumers as they were, to be compared with what they are. */
public final class ServerState {

    private final World world;
    private @Nullable ServerSnapshot before;

    public ServerState(World world) {
        this.world = world;
    }

    /** Remembers the state now. */
    void remember() {
        before = take();
    }

    /** Remembers the state if a server is there to be asked; scenarios about a missing one have none. */
    void rememberIfThereIsAServer() {
        if (world.bridge().server().nats().isRunning() && world.bridge().hasJetStream()) {
            remember();
        }
    }

    /** Streams and consumers are there, made when they were made, and configured as they were. */
    void assertConfigurationUnchanged() {
        refuse(take().configurationChangesSince(remembered()));
    }

    /** And no message, sequence or position has changed: only where nobody else is at work. */
    void assertUnchanged() {
        refuse(take().changesSince(remembered()));
    }

    /** Whether anything has been lost or changed that {@link #assertNothingLost} would tell of. */
    boolean isHarmed() {
        ServerSnapshot now = take();
        return !now.configurationChangesSince(remembered()).isEmpty()
                || !now.lossesSince(remembered()).isEmpty();
    }

    /** Every message that was there is still there. */
    void assertNothingLost() {
        ServerSnapshot now = take();
        refuse(now.configurationChangesSince(remembered()));
        List<String> losses = now.lossesSince(remembered());
        if (!losses.isEmpty()) {
            throw new AssertionError("expected the stream to hold what it held; " + String.join("; ", losses));
        }
    }

    /** The streams that are there now. */
    List<String> streams() {
        return take().configuration().keySet().stream()
                .filter(name -> !name.contains("/"))
                .toList();
    }

    private static void refuse(List<String> changes) {
        if (!changes.isEmpty()) {
            throw new AssertionError("expected streams and consumers as they were; " + String.join("; ", changes));
        }
    }

    private ServerSnapshot remembered() {
        return Objects.requireNonNull(before, "no step remembered the state");
    }

    private ServerSnapshot take() {
        Connection observer = world.bridge().clients().as("observer");
        return world.bridge().server().isOurs()
                ? ServerSnapshot.take(observer)
                : ServerSnapshot.take(observer, declared(world.bridge().topology())::contains);
    }

    /** On somebody else's server there may be more, which the observer may not look at. */
    static Set<String> declared(Topology topology) {
        return Stream.concat(
                        topology.streams().stream().map(StreamSpec::name),
                        topology.consumers().stream().map(consumer -> consumer.stream() + "/" + consumer.name()))
                .collect(Collectors.toSet());
    }
}
