package dev.drawbridge.operations.dlq;

import dev.drawbridge.operations.StoredMessage;
import dev.drawbridge.operations.StreamClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which dead letters were replayed already, by what the stream holds: a replay says in a header what it is one of.
 *
 * <p>Every event after the oldest dead letter is looked at once. The server's duplicate detection forgets after its
 * window; this doesn't, as long as the stream keeps the replay.
 */
final class Replays {

    /** Stream and sequence of the dead letter that a message is the replay of: {@code sync-stream 42}. */
    static final String HEADER = "x-replay-of";

    private final Map<String, Long> sequences = new HashMap<>();

    private Replays() {}

    /** Looks for the replays of these. */
    static Replays of(List<DeadLetter> letters, DeadLetters all, StreamClient client) {
        Map<String, Long> oldest = new HashMap<>();
        for (DeadLetter letter : letters) {
            letter.context().ifPresent(context -> oldest.merge(context.subject(), letter.sequence(), Math::min));
        }
        Replays replays = new Replays();
        oldest.forEach((subject, after) ->
                all.streamTaking(subject).ifPresent(stream -> replays.look(client, stream, subject, after)));
        return replays;
    }

    private void look(StreamClient client, String stream, String subject, long after) {
        Optional<StoredMessage> next = client.next(stream, subject, after + 1);
        while (next.isPresent()) {
            long sequence = next.get().sequence();
            next.get().header(HEADER).ifPresent(of -> sequences.putIfAbsent(of, sequence));
            next = client.next(stream, subject, sequence + 1);
        }
    }

    /** The sequence of the replay of that dead letter. */
    OptionalLong of(DeadLetter letter) {
        Long found = sequences.get(name(letter));
        return found == null ? OptionalLong.empty() : OptionalLong.of(found);
    }

    static String name(DeadLetter letter) {
        return letter.message().stream() + " " + letter.sequence();
    }
}
