package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of how many messages a fetch through a service is answered, by what the export says of its answers. */
@Tag("live")
class FetchServiceOnServerTest {

    private static final String NEXT = "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers";
    private static final String EVENT = "system_b.sync.system_a";

    private final Topology topology = Bridges.seed(Layout.ISOLATED);

    @TempDir
    private Path directory;

    /** The one without headers and body, which no event is, ends the answer; headers keep it going. */
    @ParameterizedTest
    @CsvSource({
        "2.9, ', response_type: stream', true, one two . four",
        "2.10, ', response_type: stream', true, one two . four",
        "2.15, ', response_type: stream', true, one two . four",
        "2.9, ', response_type: chunked', true, one two . four",
        "2.10, ', response_type: chunked', true, one two . four",
        "2.15, ', response_type: chunked', true, one two . four",
        "2.9, ', response_type: stream', false, one two .",
        "2.10, ', response_type: stream', false, one two .",
        "2.15, ', response_type: stream', false, one two ."
    })
    void a_fetch_of_four_brings_what_the_answer_may_hold(
            String release, String type, boolean headers, String expected) {
        assertThat(fetched(release, type, headers))
                .extracting(Message::text)
                .isEqualTo(Stream.of(expected.split(" "))
                        .map(each -> each.equals(".") ? "" : each)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "2.9, ''",
        "2.10, ''",
        "2.15, ''",
        "2.9, ', response_type: singleton'",
        "2.10, ', response_type: singleton'",
        "2.15, ', response_type: singleton'"
    })
    void where_nothing_or_a_single_answer_is_said_the_rest_is_lost(String release, String type) {
        assertThat(fetched(release, type, true)).hasSizeLessThan(2);
    }

    /** What arrives of four messages, the third of them empty. */
    private List<Message> fetched(String release, String type, boolean headers) {
        try (TestServer server = TestServer.start(
                                Requirement.minor(release),
                                topology,
                                LeastGrants.of(topology),
                                directory,
                                conf -> conf.replace(", response_type: stream", type))
                        .provision();
                ProbeConnection a = server.as("system_a");
                ProbeConnection b = server.as("system_b")) {
            String inbox = a.newInbox();
            try (ProbeSubscription fetched = a.subscribe(inbox)) {
                for (String body : List.of("one", "two", "", "four", "sentinel")) {
                    Map<String, String> id = headers ? Map.of("Nats-Msg-Id", "id-" + body) : Map.of();
                    Api.answer(b.request(EVENT, id, Payload.of(body), Api.PATIENCE));
                }
                a.decide(new Probe.Publish(NEXT, inbox, Map.of(), Payload.of("{\"batch\":4,\"no_wait\":true}")));
                // The consumer serves in order: once it has answered this, the four before are through.
                Api.answer(a.request(NEXT, "{\"batch\":1,\"no_wait\":true}", Api.PATIENCE));
                return fetched.drain();
            }
        }
    }
}
