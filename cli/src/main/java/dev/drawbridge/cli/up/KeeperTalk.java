package dev.drawbridge.cli.up;

import java.util.Optional;

/** The words between {@code up} and the keeper, one message a line. */
final class KeeperTalk {

    /** From {@code up}: live on without me. */
    static final String STAY = "stay";

    /** From the keeper: a line for the reader. */
    static final String SAYS = "says ";

    /** From the keeper: everything is up. */
    static final String READY = "ready";

    /** From the keeper: an exit status; the lines that follow, to the end, are the message. */
    static final String FAILED = "failed ";

    private static final String PART = "part ";

    private KeeperTalk() {}

    static String part(UpState.Part part) {
        return PART + part.process().pid() + " " + part.process().start() + " " + part.name();
    }

    static Optional<UpState.Part> part(String line) {
        if (!line.startsWith(PART)) {
            return Optional.empty();
        }
        String[] words = line.substring(PART.length()).split(" ", 3);
        return Optional.of(new UpState.Part(words[2], new KnownProcess(Long.parseLong(words[0]), words[1])));
    }
}
