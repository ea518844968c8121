package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.EnvironmentException;
import java.util.List;

/** Says that no NATS server could be had, and names every attempt. */
public final class NoServerException extends EnvironmentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Attempt> attempts;

    NoServerException(Requirement wanted, List<Attempt> attempts) {
        super(
                "No NATS server (" + wanted + ") could be had",
                "tried in this order",
                attempts.stream().map(Attempt::toString).toList(),
                "install nats-server " + wanted + " and put it on the PATH, or name it with -D"
                        + Settings.BINARY_PROPERTY + "=/path/to/nats-server (or " + Settings.BINARY_VARIABLE
                        + "), or start a Docker engine",
                null);
        this.attempts = List.copyOf(attempts);
    }

    public List<Attempt> attempts() {
        return attempts;
    }
}
