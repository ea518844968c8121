package dev.drawbridge.permissions.conf;

import java.nio.file.Path;

/** A configuration that cannot be read; the message says where, what was expected and what was found. */
public final class ConfException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** About a place of the file. */
    public ConfException(Place place, String message) {
        super(place + ": " + message);
    }

    /** About a file as a whole. */
    public ConfException(Path file, String message) {
        super(file + ": " + message);
    }
}
