package dev.drawbridge.harness.process;

import java.time.Duration;
import java.util.OptionalLong;

/** What runs: a program of this machine, or a container. */
interface Running {

    /** For messages, such as {@code process 4711}. */
    String where();

    /** Its number among this machine's processes; empty where somebody else keeps it. */
    OptionalLong pid();

    boolean isAlive();

    /** Its exit status, 128 and the signal's number when a signal ended it. @throws IllegalStateException while it runs */
    int exitValue();

    /** Waits. @return whether it has ended within the patience */
    boolean awaitEnd(Duration patience) throws InterruptedException;

    /** SIGTERM. */
    void terminate();

    /** SIGKILL; doesn't wait. */
    void kill();

    /** Sends a signal by its name without {@code SIG}; nothing happens when it has ended. */
    void signal(String name);

    /** Hands on its output, line by line; returns once both have ended and nothing of it is left. */
    void follow(LiveLog log);
}
