package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.permissions.probe.RequestOutcome;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a stream does, and doesn't do, for the headers of a message that its sender may publish. */
public final class HeaderSteps {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final World world;
    private final Evidence evidence;
    private final Probes probes;
    private final ServerState state;

    public HeaderSteps(World world, Evidence evidence, Probes probes, ServerState state) {
        this.world = world;
        this.evidence = evidence;
        this.probes = probes;
        this.state = state;
    }

    /** The stream may take the message or refuse it; either way it says so, and what it did is done by then. */
    @When("{name} publishes an event with the header {text} set to {text}")
    public void publishesWithHeader(String app, String header, String value) {
        state.remember();
        if (!world.mayHarm()) {
            evidence.record(header + " is not tried on somebody else's stream: its settings say what would come of it");
            return;
        }
        String subject = world.bridge().topology().app(app).publishes().get(0);
        RequestOutcome outcome = probes.as(app).request(subject, Map.of(header, value), Payload.of("{}"), ANSWER);
        evidence.record(app + " published to " + subject + " with " + header + ": " + value + ": " + outcome);
        if (outcome instanceof RequestOutcome.Unanswered) {
            // A message that begins a batch or waits for its time is not acknowledged: ask something else behind it.
            RequestOutcome sentinel =
                    probes.as(app).request(subject, UnstorableEvents.HEADERS, Payload.of("{"), ANSWER);
            if (!(sentinel instanceof RequestOutcome.Answered)) {
                throw new EnvironmentException(
                        "the stream answers neither this message nor the one behind it: " + sentinel,
                        subject,
                        "without an answer nobody knows whether the message has been dealt with; run it again");
            }
        }
    }

    /** The server leaves a setting out of its answer where it is off, and where it doesn't know it. */
    @Then("the stream has {text} off")
    public void settingIsOff(String setting) {
        String stream = world.bridge().topology().streams().get(0).name();
        RequestOutcome outcome = probes.as("observer").request("$JS.API.STREAM.INFO." + stream, "", ANSWER);
        if (!(outcome instanceof RequestOutcome.Answered answered)) {
            throw new EnvironmentException(
                    "the settings of the stream can't be read: " + outcome, stream, "PERM-26 says more");
        }
        JsonNode configuration = JSON.readTree(answered.message().text()).path("config");
        assertThat(configuration.path("name").asString(""))
                .as("the stream in %s", answered.message())
                .isEqualTo(stream);
        evidence.record(
                setting + " of " + stream + ": " + configuration.path(setting).asString("off"));
        assertThat(configuration.path(setting).asBoolean(false))
                .as("%s of the stream %s, which lets a header do more than carry words", setting, stream)
                .isFalse();
    }
}
