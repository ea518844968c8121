package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On the messages of one scenario, of SYNC-05, that failed at the last of its six steps. */
class FailedChecksTest {

    @Test
    void a_scenario_that_fails_names_the_check_that_it_failed_at_and_the_requirement_it_is_about() throws IOException {
        assertThat(FailedChecks.in(Path.of("src/test/resources/messages.ndjson")))
                .isEqualTo(Map.of("dev.drawbridge.steps.EventSteps.messageIdIsEventId", Set.of("SYNC-05")));
    }

    @Test
    void a_run_that_left_no_messages_failed_at_no_check() throws IOException {
        assertThat(FailedChecks.in(Path.of("src/test/resources/none.ndjson"))).isEmpty();
    }
}
