package dev.drawbridge.operations.dlq;

import dev.drawbridge.operations.StoredMessage;
import dev.drawbridge.operations.StreamClient;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.Topology;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Publishes the original of a dead letter again.
 *
 * <p>The replayer speaks for every app, so a dead letter is only believed where it agrees with what the stream holds:
 * otherwise an app could have it publish, in its peer's name, whatever the app wrote among its own dead letters.
 */
final class Replayer {

    private final StreamClient client;
    private final DeadLetters letters;
    private final Topology topology;
    private final Replays replays;
    private final boolean withoutOriginal;

    /** @param withoutOriginal whether a dead letter is believed of which the stream no longer holds the original */
    Replayer(StreamClient client, DeadLetters letters, Topology topology, Replays replays, boolean withoutOriginal) {
        this.client = client;
        this.letters = letters;
        this.topology = topology;
        this.replays = replays;
        this.withoutOriginal = withoutOriginal;
    }

    /**
     * Decides about it, and publishes unless it is only asked what would be done.
     *
     * @throws dev.drawbridge.harness.EnvironmentException when the server refuses or can't be asked
     */
    ReplayResult replay(DeadLetter letter, boolean dryRun) {
        Optional<String> unfit = unfit(letter);
        if (unfit.isPresent()) {
            return ReplayResult.refused(letter, unfit.get());
        }
        DeadLetter.Context context = letter.context().orElseThrow();
        OptionalLong earlier = replays.of(letter);
        if (earlier.isPresent()) {
            return ReplayResult.earlier(letter, context.subject(), earlier.getAsLong());
        }
        if (dryRun) {
            return ReplayResult.wouldBe(letter, context.subject());
        }
        JsonNode acknowledged = client.publish(
                context.subject(), headers(letter, context), letter.message().body());
        long sequence = acknowledged.path("seq").asLong();
        if (!acknowledged.path("duplicate").asBoolean(false)) {
            return ReplayResult.published(letter, context.subject(), sequence);
        }
        return isReplay(client.message(letters.streamOf(context.subject()), sequence), letter)
                ? ReplayResult.earlier(letter, context.subject(), sequence)
                : ReplayResult.refused(
                        letter,
                        "the server took it for a duplicate of message " + sequence
                                + ", which is none of its replays: somebody else has used the message id "
                                + messageId(letter) + "; replay it again when the stream's duplicate window is over");
    }

    private static boolean isReplay(Optional<StoredMessage> stored, DeadLetter letter) {
        return stored.flatMap(message -> message.header(Replays.HEADER))
                        .filter(Replays.name(letter)::equals)
                        .isPresent()
                && stored.orElseThrow().body().equals(letter.message().body());
    }

    /** Why it can't be replayed; empty when it can. */
    private Optional<String> unfit(DeadLetter letter) {
        if (!letter.isMarked()) {
            return Optional.of("it doesn't say that it is a dead letter: there is no header x-dead-letter: true");
        }
        DeadLetter.@Nullable Context context = letter.context().orElse(null);
        if (context == null) {
            return Optional.of("its header x-dlq-context is missing or says no original_subject and sequence, so"
                    + " nobody knows where its original belongs");
        }
        App app = topology.app(letter.app());
        boolean consumed =
                topology.apps().stream().anyMatch(each -> each.publishes().contains(context.subject()))
                        && app.consumers().stream()
                                .flatMap(consumer -> consumer.filters().stream())
                                .anyMatch(filter -> Subjects.matches(filter, context.subject()));
        if (!consumed) {
            return Optional.of("its original_subject is " + context.subject() + ", and " + letter.app()
                    + " consumes no events from there");
        }
        String stream = letters.streamOf(context.subject());
        if (!context.stream().isEmpty() && !context.stream().equals(stream)) {
            return Optional.of("its original was in stream " + context.stream() + ", and " + context.subject()
                    + " is now taken by " + stream);
        }
        Optional<StoredMessage> original = client.message(stream, context.sequence());
        if (original.isEmpty()) {
            return withoutOriginal
                    ? Optional.empty()
                    : Optional.of("the stream no longer holds its original, message " + context.sequence()
                            + ", so nothing but the dead letter says what that was; replay it with"
                            + " --without-original if " + letter.app() + " is to be believed");
        }
        boolean same = original.get().subject().equals(context.subject())
                && original.get().body().equals(letter.message().body());
        return same
                ? Optional.empty()
                : Optional.of("it isn't its original: message " + context.sequence() + " is on "
                        + original.get().subject() + " and has another subject or body than the dead letter says");
    }

    /** The original's own headers but for orders to the server and the dead letter's, and what this is a replay of. */
    private static Map<String, String> headers(DeadLetter letter, DeadLetter.Context context) {
        Map<String, String> headers = new LinkedHashMap<>();
        letter.message().headers().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean own = lower.startsWith("nats-")
                    || lower.startsWith("x-dlq-")
                    || lower.startsWith("x-replay-")
                    || lower.startsWith("x-original-")
                    || lower.equals("x-dead-letter")
                    || lower.equals("x-deliveries");
            if (!own) {
                headers.put(name, values.get(0));
            }
        });
        headers.put("Nats-Msg-Id", messageId(letter));
        headers.put(Replays.HEADER, Replays.name(letter));
        headers.put("x-replay-original", Long.toString(context.sequence()));
        return headers;
    }

    /** New, since the server swallows an id that it knows; and the same each time, so that it swallows a second replay. */
    static String messageId(DeadLetter letter) {
        return "replay-" + letter.message().stream() + "-" + letter.sequence();
    }
}
