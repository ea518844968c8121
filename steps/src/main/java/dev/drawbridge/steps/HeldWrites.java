package dev.drawbridge.steps;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.postgres.WriteHold;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The database whose writes a scenario holds back. */
public final class HeldWrites {

    private final World world;
    private @Nullable WriteHold held;

    public HeldWrites(World world) {
        this.world = world;
    }

    /**
     * Holds back every write of that app.
     *
     * @throws MissingControlException where its database isn't this run's
     */
    void hold(String app) {
        held = world.bridge().app(app).holdWrites();
    }

    WriteHold writes() {
        return Objects.requireNonNull(held, "no step holds writes back");
    }

    /** Lets every write go on, where any is held back. */
    void release() {
        WriteHold open = held;
        held = null;
        if (open != null) {
            open.close();
        }
    }
}
