package dev.drawbridge.referenceapp.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BridgePropertiesTest {

    /** The settings are read before anything else is made, so nothing else is. */
    @EnableConfigurationProperties(BridgeProperties.class)
    static class SettingsOnly {}

    private static void startAndFail(String... arguments) {
        try {
            SpringApplication bridge = new SpringApplication(SettingsOnly.class);
            bridge.setWebApplicationType(WebApplicationType.NONE);
            bridge.run(arguments).close();
        } catch (RuntimeException e) {
            return; // Reported already; what was printed counts.
        }
        throw new AssertionError("it started");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--bridge.peer=system_a; bridge.peer (PEER_NAME) must differ from bridge.app",
                "--bridge.publish-subject=a.>; bridge.publish-subject (PUBLISH_SUBJECT) must be a subject without wildcards",
                "--bridge.max-deliver=0; bridge.max-deliver (MAX_DELIVER) must be at least 1, not 0",
                "--bridge.deliver-group=g; bridge.deliver-group (DELIVER_GROUP) is 'g', but bridge.deliver-subject",
                "--bridge.in-flight=1; bridge.in-flight (CONSUMER_IN_FLIGHT) must be at least bridge.workers",
                "--bridge.nats.url=nats://me:hush@host; bridge.nats.url (NATS_URL) must be"
            })
    void a_wrong_setting_is_named_without_a_stack_trace(String argument, String words, CapturedOutput output) {
        startAndFail(argument);
        assertThat(output.getAll())
                .contains(words)
                .doesNotContain("\\tat ", "\tat ")
                .doesNotContain("hush");
    }

    @Test
    void a_setting_of_the_wrong_type_is_named_too(CapturedOutput output) {
        startAndFail("--bridge.backoff=soon");
        assertThat(output.getAll()).contains("bridge.backoff").doesNotContain("\\tat ", "\tat ");
    }
}
