package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.topology.ConsumerSpec;
import io.nats.client.api.ConsumerConfiguration;
import java.time.Duration;

/** What a hand does to a server behind the provisioner's back, with the provisioner's own credentials. */
final class Alterations {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private Alterations() {}

    /** Sets max deliver of a durable consumer. */
    static void maxDeliver(Bridge bridge, String consumer, int maxDeliver) {
        ConsumerSpec declared = bridge.topology().consumers().stream()
                .filter(each -> each.name().equals(consumer))
                .findFirst()
                .orElseThrow();
        ConsumerConfiguration found =
                bridge.clients().observer(declared.stream()).consumer(consumer).getConsumerConfiguration();
        String changed = ConsumerConfiguration.builder(found)
                .maxDeliver(maxDeliver)
                .build()
                .toJson();
        ask(
                bridge,
                "$JS.API.CONSUMER.CREATE." + declared.stream() + "." + consumer + "."
                        + declared.filters().get(0),
                "{\"stream_name\":\"" + declared.stream() + "\",\"config\":" + changed + "}");
    }

    /** One request to the JetStream API as the admin, which must be granted and must succeed. */
    static void ask(Bridge bridge, String subject, String body) {
        try (ProbeConnection admin = bridge.clients().probe("admin")) {
            RequestOutcome outcome = admin.request(subject, body, ANSWER);
            assertThat(outcome)
                    .as("%s as admin", subject)
                    .isInstanceOfSatisfying(
                            RequestOutcome.Answered.class,
                            answered -> assertThat(answered.message().text())
                                    .as("answer to %s", subject)
                                    .doesNotContain("\"error\""));
        }
    }
}
