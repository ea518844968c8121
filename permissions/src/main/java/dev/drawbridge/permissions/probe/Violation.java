package dev.drawbridge.permissions.probe;

import dev.drawbridge.permissions.Denial;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A permissions violation as the server words it.
 *
 * @param queue the queue group of a refused subscription
 */
record Violation(Kind kind, String subject, @Nullable String queue, String words) {

    enum Kind {
        PUBLISH("Publish to"),
        REPLY("Publish with Reply of"),
        SUBSCRIPTION("Subscription to");

        private final String phrase;

        Kind(String phrase) {
            this.phrase = phrase;
        }
    }

    private static final Pattern WORDS = Pattern.compile(
            "(?i)Permissions Violation for (Publish to|Publish with Reply of|Subscription to) \"((?:[^\"\\\\]|\\\\.)*)\""
                    + "(?: using queue \"((?:[^\"\\\\]|\\\\.)*)\")?.*");

    /** The violation that the words tell of, or nothing when they tell of something else. */
    static Optional<Violation> parse(String words) {
        Matcher matcher = WORDS.matcher(words);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.phrase.equalsIgnoreCase(matcher.group(1))) {
                String queue = matcher.group(3);
                return Optional.of(
                        new Violation(kind, plain(matcher.group(2)), queue == null ? null : plain(queue), words));
            }
        }
        return Optional.empty();
    }

    /** Whether this is what the server would say about that probe. */
    boolean isAbout(Probe probe) {
        if (probe instanceof Probe.Publish publish) {
            return switch (kind) {
                case PUBLISH -> publish.subject().equals(subject);
                case REPLY -> subject.equals(publish.reply());
                case SUBSCRIPTION -> false;
            };
        }
        // Older servers leave out the queue.
        return kind == Kind.SUBSCRIPTION
                && probe instanceof Probe.Subscribe subscribe
                && subscribe.subject().equals(subject)
                && (queue == null || queue.equals(subscribe.queue()));
    }

    /**
     * What the server decided about a probe that this is about. Who is refused for a {@linkplain Denial#RESERVED reserved} reply
     * may publish to the subject, which is asked first.
     */
    Outcome outcome(Probe probe) {
        return kind == Kind.REPLY && subject.equals(Denial.RESERVED)
                ? new Outcome(probe, true, "permitted, and refused for its reply alone: " + words)
                : Outcome.denied(probe, words);
    }

    private static String plain(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }
}
