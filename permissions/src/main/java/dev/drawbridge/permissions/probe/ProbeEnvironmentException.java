package dev.drawbridge.permissions.probe;

import org.jspecify.annotations.Nullable;

/** The server could not be asked: unreachable, gone, silent, or not speaking as expected. Never a denial. */
public sealed class ProbeEnvironmentException extends RuntimeException permits CutOffException, TooLateException {

    private static final long serialVersionUID = 1L;

    ProbeEnvironmentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** @param message what could not be had from the server, with its address or words */
    public ProbeEnvironmentException(String message) {
        this(message, null);
    }
}
