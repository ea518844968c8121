package dev.drawbridge.permissions.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.topology.Layout;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnAnswerTest {

    private static final String EVENT = "system_a.sync.system_b";
    private static final String ACK = "$JS.ACK.sync-stream.system_a-workers.>";

    @Test
    void a_stream_is_known_by_its_name_also_when_it_refuses_the_message() {
        String refusal = "{\"error\":{\"code\":400,\"err_code\":10060},\"stream\":\"%s\",\"seq\":0}";

        assertThat(doubt(EVENT, null, refusal.formatted("sync-stream"))).isEmpty();
        assertThat(doubt(EVENT, null, refusal.formatted("a-stream-of-others")))
                .hasValueSatisfying(doubt -> assertThat(doubt)
                        .startsWith("what answered is not the stream sync-stream")
                        .contains("a-stream-of-others"));
        assertThat(doubt(EVENT, null, "thank you")).isPresent();
    }

    @Test
    void a_consumer_confirms_with_nothing() {
        assertThat(doubt(ACK, null, "")).isEmpty();
        assertThat(doubt(ACK, null, "thank you")).isPresent();
        assertThat(doubt(ACK, 404, "")).isPresent();
    }

    @Test
    void nobody_there_is_another_matter() {
        assertThat(doubt(EVENT, 503, "")).isEmpty();
        assertThat(doubt(ACK, 503, "")).isEmpty();
    }

    private static Optional<String> doubt(String subject, @Nullable Integer status, String body) {
        Message answer = new Message("_INBOX_system_a.1", null, status, "", Map.of(), Payload.of(body));
        return OwnAnswer.doubt(Bridges.seed(Layout.ISOLATED), subject, answer);
    }
}
