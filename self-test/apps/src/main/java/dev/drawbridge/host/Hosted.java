package dev.drawbridge.host;

/** A program at work in this JVM, in threads of its own. */
public interface Hosted {

    /** How a host starts one. */
    @FunctionalInterface
    interface Program {

        /**
         * Starts it and returns at once.
         *
         * @param standIn the process that stands for it, which it ends by itself
         */
        Hosted start(StandIn standIn);
    }

    /** Brings it to its end, as SIGTERM does. */
    void stop();

    /** Breaks it off, as SIGKILL does; also called for one that has ended. */
    void kill();
}
