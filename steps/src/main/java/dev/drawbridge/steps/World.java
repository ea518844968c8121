package dev.drawbridge.steps;

import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.harness.environment.BridgeBuilder;
import io.cucumber.java.After;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the steps of one scenario share: the bridge it is about. */
public final class World {

    private final Deque<Bridge> own = new ArrayDeque<>();
    private @Nullable Bridge bridge;
    private long mark;

    /** The bridge that this scenario is about. */
    public Bridge bridge() {
        return Objects.requireNonNull(bridge, "the scenario names no bridge: begin it with \"Given a … bridge\"");
    }

    /** Makes the scenario be about a bridge that others use too. */
    public void use(Bridge shared) {
        bridge = shared;
    }

    /** Makes the scenario be about a bridge of its own, which ends with it. */
    public Bridge useOwn(UnaryOperator<BridgeBuilder> made) {
        Run.current().letSharedBridgeComeFirst();
        BridgeBuilder builder = Run.current().surroundings().bridge("own-" + Names.unique());
        Bridge started = made.apply(builder).start();
        own.push(started);
        bridge = started;
        return started;
    }

    /** Whether what may do harm is tried on it; else its harmless form stands for it. */
    boolean mayHarm() {
        return Run.current().mayHarm(bridge());
    }

    /** Remembers the stream's last sequence: what the scenario causes comes after it. */
    public void markStream() {
        mark = bridge().observer().lastSequence();
    }

    /** The stream's last sequence when {@link #markStream()} was called, 0 if it never was. */
    public long mark() {
        return mark;
    }

    @After(order = 0)
    public void closeOwn() {
        while (!own.isEmpty()) {
            own.pop().close();
        }
    }
}
