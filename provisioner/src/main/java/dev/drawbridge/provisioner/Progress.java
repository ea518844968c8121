package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.plan.Change;

/** Told as things happen. Every method does nothing unless overridden. */
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = new Progress() {};

    /**
     * The server isn't there yet.
     *
     * @param reason why, for the reader
     * @param secondsLeft until waiting ends
     */
    default void waiting(String url, String reason, long secondsLeft) {}

    /** The connection stands. */
    default void connected(ServerIdentity server) {}

    /** One change has been made. */
    default void done(Change change) {}
}
