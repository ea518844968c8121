package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.permissions.probe.ProbeSubscription;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.topology.Topology;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Real replies to one principal, and whether another one sees them. */
public final class EavesdroppingSteps {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final World world;
    private final Evidence evidence;
    private final Probes probes;
    private final OwnConsumer consumers;
    private @Nullable ProbeSubscription listening;

    public EavesdroppingSteps(World world, Evidence evidence, Probes probes, OwnConsumer consumers) {
        this.world = world;
        this.evidence = evidence;
        this.probes = probes;
        this.consumers = consumers;
    }

    @Given("{name} listens on the inbox of {name} as far as the server lets it")
    public void listens(String app, String other) {
        String inboxes = world.bridge().clients().inboxPrefix(other) + ">";
        listening = probes.as(app).subscribe(inboxes);
        evidence.record(app + " " + listening.outcome());
    }

    /** Asks twice: when the second reply is here, the server is done with handing out the first. */
    @When("{name} asks JetStream and is answered")
    public void asks(String principal) {
        answered(principal);
        answered(principal);
    }

    @Then("nothing has reached {name}")
    public void nothingReached(String app) {
        List<Message> seen = Objects.requireNonNull(listening, "nobody listens").drain();
        assertThat(seen).as("replies to somebody else that %s was sent", app).isEmpty();
    }

    private void answered(String principal) {
        Topology topology = world.bridge().topology();
        boolean app = topology.apps().stream().anyMatch(each -> each.name().equals(principal));
        String about = app
                ? consumers.of(principal).name()
                : "$JS.API.STREAM.INFO." + topology.streams().get(0).name();
        RequestOutcome outcome =
                app ? consumers.ask(principal) : probes.as(principal).request(about, "", ANSWER);
        evidence.record(principal + " asked " + about + ": " + outcome);
        if (!(outcome instanceof RequestOutcome.Answered)) {
            throw new EnvironmentException(
                    "the server did not answer a request that its asker is granted: " + outcome,
                    about,
                    "without a reply there is nothing to be seen by others; PERM-05 and PERM-26 say more");
        }
    }
}
