package dev.drawbridge.operations.dlq;

/**
 * What became of one dead letter.
 *
 * @param subject where its original belongs; empty when refused
 * @param sequence the replay's in the stream; 0 when there is none
 * @param why why it was refused; empty otherwise
 */
record ReplayResult(DeadLetter letter, Kind kind, String subject, long sequence, String why) {

    /** Each way to end. */
    enum Kind {
        /** Its original was published again. */
        PUBLISHED,
        /** It was replayed before; nothing was stored. */
        EARLIER,
        /** It could be replayed; nobody asked to. */
        WOULD_BE,
        /** It can't be replayed. */
        REFUSED
    }

    static ReplayResult published(DeadLetter letter, String subject, long sequence) {
        return new ReplayResult(letter, Kind.PUBLISHED, subject, sequence, "");
    }

    static ReplayResult earlier(DeadLetter letter, String subject, long sequence) {
        return new ReplayResult(letter, Kind.EARLIER, subject, sequence, "");
    }

    static ReplayResult wouldBe(DeadLetter letter, String subject) {
        return new ReplayResult(letter, Kind.WOULD_BE, subject, 0, "");
    }

    static ReplayResult refused(DeadLetter letter, String why) {
        return new ReplayResult(letter, Kind.REFUSED, "", 0, why);
    }

    boolean isRefused() {
        return kind == Kind.REFUSED;
    }

    /** One line. */
    String sentence() {
        String title = "dead letter " + letter.sequence() + " of " + letter.app();
        return switch (kind) {
            case PUBLISHED -> "replayed " + title + ": stored on " + subject + " as message " + sequence;
            case EARLIER ->
                title + " was replayed before, as message " + sequence + " on " + subject + "; nothing was stored";
            case WOULD_BE -> "would replay " + title + " on " + subject;
            case REFUSED -> "cannot replay " + title + ": " + why;
        };
    }
}
