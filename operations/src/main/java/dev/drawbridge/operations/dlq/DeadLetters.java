package dev.drawbridge.operations.dlq;

import dev.drawbridge.operations.Refusal;
import dev.drawbridge.operations.StoredMessage;
import dev.drawbridge.operations.StreamClient;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The dead letters of a bridge, read from the streams that hold them. */
final class DeadLetters {

    private final StreamClient client;
    private final Topology topology;

    DeadLetters(StreamClient client, Topology topology) {
        this.client = client;
        this.topology = topology;
    }

    /** Those that are wanted, in the order of each stream. */
    List<DeadLetter> list(Filter filter) {
        List<DeadLetter> found = new ArrayList<>();
        for (App app : topology.apps()) {
            if (filter.wantsApp(app.name())) {
                String stream = streamOf(app.deadLetters());
                Optional<StoredMessage> next = client.next(stream, app.deadLetters(), 1);
                while (next.isPresent()) {
                    DeadLetter letter = new DeadLetter(app.name(), next.get());
                    if (filter.wants(letter)) {
                        found.add(letter);
                    }
                    next = client.next(stream, app.deadLetters(), letter.sequence() + 1);
                }
            }
        }
        found.sort(Comparator.comparing((DeadLetter each) -> each.message().stream())
                .thenComparingLong(DeadLetter::sequence));
        return List.copyOf(found);
    }

    /**
     * The dead letter of that sequence.
     *
     * @throws Refusal when there is no message of that sequence, or it is no dead letter
     */
    DeadLetter get(String stream, long sequence) {
        StoredMessage message = client.message(stream, sequence)
                .orElseThrow(() -> new Refusal(
                        "stream " + stream + " holds no message " + sequence
                                + ": it was never there, or a limit of the stream has removed it",
                        "see which there are with drawbridge dlq list"));
        App app = topology.apps().stream()
                .filter(each -> each.deadLetters().equals(message.subject()))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "message " + sequence + " of " + stream + " is no dead letter: it is on " + message.subject()
                                + ", and dead letters are on "
                                + topology.apps().stream().map(App::deadLetters).collect(Collectors.joining(", ")),
                        "see which there are with drawbridge dlq list"));
        return new DeadLetter(app.name(), message);
    }

    /** The stream that takes a subject of the topology. */
    String streamOf(String subject) {
        return streamTaking(subject).orElseThrow(() -> new IllegalStateException("no stream takes " + subject));
    }

    /** The stream that takes a subject, if one does. */
    Optional<String> streamTaking(String subject) {
        return topology.streams().stream()
                .filter(stream -> stream.subjects().stream().anyMatch(each -> Subjects.matches(each, subject)))
                .map(StreamSpec::name)
                .findFirst();
    }
}
