package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.observe.ServerSnapshot;
import java.util.Objects;
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
        ServerSnapshot remembered = Objects.requireNonNull(before, "no step remembered the state");
        assertThat(take().configuration()).as("streams and consumers").isEqualTo(remembered.configuration());
    }

    /** And no message, sequence or position has changed: only where nobody else is at work. */
    void assertUnchanged() {
        ServerSnapshot remembered = Objects.requireNonNull(before, "no step remembered the state");
        assertThat(take()).as("streams, consumers and their state").isEqualTo(remembered);
    }

    /** Every message that was there is still there. */
    void assertNothingLost() {
        ServerSnapshot remembered = Objects.requireNonNull(before, "no step remembered the state");
        assertThat(take().messages()).as("messages held").isGreaterThanOrEqualTo(remembered.messages());
        assertConfigurationUnchanged();
    }

    private ServerSnapshot take() {
        return ServerSnapshot.take(world.bridge().clients().as("observer"));
    }
}
