package dev.drawbridge.operations.status;

import dev.drawbridge.operations.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The status for people. */
final class StatusText {

    private StatusText() {}

    static String of(BridgeStatus status) {
        StringBuilder text = new StringBuilder();
        text.append(status.at().truncatedTo(ChronoUnit.SECONDS))
                .append("  ")
                .append(status.server())
                .append("\n\n");
        Table streams = new Table("STREAM", "MESSAGES", "BYTES", "FIRST", "LAST", "LAST ACTIVITY");
        status.streams()
                .forEach(each -> streams.row(
                        each.name(),
                        Long.toString(each.messages()),
                        Long.toString(each.bytes()),
                        Long.toString(each.firstSequence()),
                        Long.toString(each.lastSequence()),
                        ago(each.lastActivity(), status.at())));
        Table consumers =
                new Table("CONSUMER", "APP", "PENDING", "ACK PENDING", "REDELIVERED", "ACKNOWLEDGED", "LAST ACTIVITY");
        status.consumers()
                .forEach(each -> consumers.row(
                        each.name(),
                        each.app(),
                        Long.toString(each.pending()),
                        Long.toString(each.ackPending()),
                        Long.toString(each.redelivered()),
                        "up to " + each.acknowledged(),
                        ago(each.lastActivity(), status.at())));
        Table letters = new Table("DEAD LETTERS", "COUNT", "LAST", "LAST REASON", "SINCE");
        status.deadLetters()
                .forEach(each -> letters.row(
                        each.app(),
                        Long.toString(each.count()),
                        each.lastSequence() == 0 ? "-" : Long.toString(each.lastSequence()),
                        each.lastReason().isEmpty() ? "-" : each.lastReason(),
                        ago(each.last(), status.at())));
        text.append(streams).append("\n\n").append(consumers).append("\n\n").append(letters);
        status.problems().forEach(problem -> text.append("\n\n! ").append(problem));
        return text.toString();
    }

    private static String ago(@Nullable Instant time, Instant now) {
        if (time == null) {
            return "never";
        }
        long seconds = Math.max(0, Duration.between(time, now).toSeconds());
        if (seconds < 120) {
            return seconds + " s ago";
        }
        if (seconds < 7200) {
            return seconds / 60 + " min ago";
        }
        return seconds < 172_800 ? seconds / 3600 + " h ago" : seconds / 86_400 + " d ago";
    }
}
