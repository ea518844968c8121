package dev.drawbridge.permissions;

/** What a principal cannot do without a grant, in the words of somebody who will see it happen. */
public final class Consequences {

    private Consequences() {}

    /** One clause, to follow a colon. */
    public static String of(Grant missing, Role role) {
        if (role != Role.APP) {
            return "cannot " + missing.reason();
        }
        return switch (missing.requirement()) {
            case "PERM-01" -> "its events are refused: nothing of it arrives at its peer, and its outbox fills";
            case "PERM-02" ->
                "its dead letters are refused: a poison message comes back until max deliver, then stays in the stream"
                        + " and nobody is told";
            case "PERM-03" ->
                missing.direction() == Direction.SUBSCRIBE
                        ? "what its consumer delivers does not reach it: to the client it looks as if there were no messages"
                        : "its fetches are refused: to the client it looks as if there were no messages";
            case "PERM-04" ->
                "its acks are refused without a word to it: every message is redelivered up to max deliver, and"
                        + " applied or dead-lettered each time";
            case "PERM-05" ->
                "it receives no replies: every publish ends in a timeout, and every fetch comes back empty";
            default -> "cannot " + missing.reason();
        };
    }
}
