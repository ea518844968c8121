package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Made once, on first use, by whoever comes first; the others wait. A failure is remembered too, so that what cannot be
 * made is tried once and not once for each scenario.
 */
public final class Memo<T> implements AutoCloseable {

    private final Supplier<T> make;
    private @Nullable T made;
    private @Nullable RuntimeException failure;

    public Memo(Supplier<T> make) {
        this.make = make;
    }

    /** The thing; throws again what making it threw. */
    public synchronized T get() {
        if (failure != null) {
            throw failure;
        }
        if (made == null) {
            try {
                made = make.get();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return made;
    }

    /** The thing if it was made. */
    public synchronized Optional<T> ifMade() {
        return Optional.ofNullable(made);
    }

    /** Closes the thing if it was made and can be closed. */
    @Override
    public synchronized void close() {
        if (made instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new EnvironmentException(
                        "closing failed: " + e.getMessage(), made.toString(), List.of(), "look for what is left", e);
            }
        }
    }
}
