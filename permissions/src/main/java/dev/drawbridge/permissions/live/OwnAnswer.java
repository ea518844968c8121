package dev.drawbridge.permissions.live;

import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether what answered a harmless request is what the need is about.
 *
 * <p>A stream that refuses a message says which stream it is ({@code 400/10060} with its name), and a consumer confirms
 * whatever comes for a delivery, also what is no kind of acknowledgement and changes nothing (measured on nats-server 2.9.10,
 * 2.10.27 and 2.15.1). So the way there and back is shown, without a message being stored or settled.
 */
final class OwnAnswer {

    private OwnAnswer() {}

    /** Why the answer to a publish on that subject shows nothing; empty when it shows that the need is met. */
    static Optional<String> doubt(Topology topology, String subject, Message answer) {
        if (answer.hasStatus(Message.NO_RESPONDERS) || subject.startsWith("$JS.API.")) {
            return Optional.empty();
        }
        if (subject.startsWith("$JS.ACK.")) {
            return answer.text().isEmpty() && answer.status() == null
                    ? Optional.empty()
                    : Optional.of("what answered is not the consumer: " + answer);
        }
        List<String> streams = topology.streams().stream()
                .filter(stream -> stream.subjects().stream().anyMatch(each -> Subjects.matches(each, subject)))
                .map(StreamSpec::name)
                .toList();
        return streams.contains(streamOf(answer))
                ? Optional.empty()
                : Optional.of("what answered is not the stream " + String.join(", ", streams) + ": " + answer);
    }

    /** The stream that acknowledges or refuses a message, or nothing. */
    private static String streamOf(Message answer) {
        try {
            return JsonMapper.shared().readTree(answer.text()).path("stream").asString("");
        } catch (JacksonException other) {
            return "";
        }
    }
}
