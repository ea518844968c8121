package dev.drawbridge.operations.dlq;

import dev.drawbridge.operations.Refusal;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.Topology;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters. */
final class FilterOptions {

    @Option(names = "--app", paramLabel = "NAME", description = "Those of that app.")
    private @Nullable String app;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "Those with that reason: malformed_json, unrecoverable, max_deliver_exceeded.")
    private @Nullable String reason;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Those of that age at most (90s, 15m, 2h, 7d), or since then (2026-11-25T08:00:00Z).")
    private @Nullable String since;

    boolean isGiven() {
        return app != null || reason != null || since != null;
    }

    /**
     * The filter.
     *
     * @throws Refusal for an app that there is none of, or a text that is no time
     */
    Filter filter(Topology topology, Instant now) {
        if (app != null
                && topology.apps().stream().noneMatch(each -> each.name().equals(app))) {
            throw new Refusal(
                    "--app: there is no app \"" + app + "\"",
                    "name one of " + topology.apps().stream().map(App::name).collect(Collectors.joining(", ")));
        }
        return new Filter(app, reason, since == null ? null : instant(since, now));
    }

    private static Instant instant(String text, Instant now) {
        try {
            if (text.matches("\\d{1,9}d")) {
                return now.minus(Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1))));
            }
            return text.matches("\\d{1,9}[smh]")
                    ? now.minus(Duration.parse("PT" + text.toUpperCase(Locale.ROOT)))
                    : Instant.parse(text);
        } catch (DateTimeException | ArithmeticException no) {
            throw new Refusal(
                    "--since: expected an age or a time, found \"" + text + "\"",
                    "write 90s, 15m, 2h, 7d or 2026-11-25T08:00:00Z");
        }
    }
}
