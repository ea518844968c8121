package dev.drawbridge.permissions.explain;

import dev.drawbridge.permissions.explain.Refused.Attempt;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that tells of a refusal, in the forms of nats-server 2.9.10, 2.10.27 and 2.15.1 and of the clients, which pass on
 * the words that the server sends them.
 *
 * @param time as the line begins, or nothing
 */
record ViolationLine(Refused refused, @Nullable String time) {

    private static final Pattern TIME = Pattern.compile("(\\d{4}[-/]\\d\\d[-/]\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d)");
    private static final String QUOTED = "\\\\?\"([^\"\\\\]*)\\\\?\"";

    /** {@code Subscription Violation - User "a", Subject "s", Queue: "q", SID 1}; 2.15 has the user in front. */
    private static final Pattern LOGGED = Pattern.compile("(?:\"[^\"/]*/(?:user|nkey|jwt)[^\":]*:([^\"]+)\" - )?"
            + "(Publish|Subscription) Violation - (?:(?:User|Nkey|JWT User) " + QUOTED + ", )?(Subject|Reply) " + QUOTED
            + "(?:, Queue: " + QUOTED + ")?");

    private static final Pattern SENT =
            Pattern.compile("(?i)permissions violation for (publish to|publish with reply of|subscription to) " + QUOTED
                    + "(?: using queue " + QUOTED + ")?");

    static Optional<ViolationLine> parse(String line) {
        // Most lines of a log are about something else.
        if (!line.contains("iolation")) {
            return Optional.empty();
        }
        Matcher logged = LOGGED.matcher(line);
        if (logged.find()) {
            String user = logged.group(1) == null ? logged.group(3) : logged.group(1);
            Attempt attempt = logged.group(4).equals("Reply")
                    ? Attempt.REPLY
                    : logged.group(2).equals("Publish") ? Attempt.PUBLISH : Attempt.SUBSCRIBE;
            return Optional.of(
                    new ViolationLine(new Refused(user, attempt, logged.group(5), logged.group(6)), time(line)));
        }
        Matcher sent = SENT.matcher(line);
        return sent.find()
                ? Optional.of(new ViolationLine(
                        new Refused(null, attempt(sent.group(1)), sent.group(2), sent.group(3)), time(line)))
                : Optional.empty();
    }

    private static Attempt attempt(String words) {
        return switch (words.toLowerCase(Locale.ROOT)) {
            case "publish to" -> Attempt.PUBLISH;
            case "subscription to" -> Attempt.SUBSCRIBE;
            default -> Attempt.REPLY;
        };
    }

    private static @Nullable String time(String line) {
        Matcher time = TIME.matcher(line);
        return time.find() ? time.group(1) : null;
    }
}
