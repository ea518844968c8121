package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Push;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import java.util.Objects;

/** What is particular to consumers that push. */
public final class PushSteps {

    private final World world;
    private final Evidence evidence;
    private final OwnConsumer consumers;

    public PushSteps(World world, Evidence evidence, OwnConsumer consumers) {
        this.world = world;
        this.evidence = evidence;
        this.consumers = consumers;
    }

    @Given("push delivery is claimed, and every consumer declared so")
    public void claimed() {
        if (!Run.current().configuration().claims().contains(Claims.PUSH)) {
            throw new MissingControlException(
                    "push delivery, which the configuration does not claim", "write claims: [push]");
        }
        for (ConsumerSpec consumer : world.bridge().topology().consumers()) {
            if (consumer.push() == null) {
                throw new MissingControlException(
                        "push delivery: it is claimed, and " + consumer.name() + " is declared as a pull consumer",
                        "give it deliver-subject and deliver-group");
            }
        }
    }

    @Then("the consumer of {name} pushes to its deliver subject, where {name} listens in its queue group")
    public void pushes(String app, String listener) {
        ConsumerSpec declared = consumers.of(app);
        Push push = Objects.requireNonNull(declared.push());
        ConsumerInfo found =
                world.bridge().clients().observer(declared.stream()).consumer(declared.name());
        ConsumerConfiguration configuration = found.getConsumerConfiguration();
        evidence.record("the server says of " + declared.name() + ": delivers to " + configuration.getDeliverSubject()
                + " in group " + configuration.getDeliverGroup() + ", "
                + (found.isPushBound() ? "somebody listens" : "nobody listens"));
        assertThat(configuration.getDeliverSubject()).as("deliver subject").isEqualTo(push.subject());
        assertThat(configuration.getDeliverGroup()).as("deliver group").isEqualTo(push.group());
        assertThat(found.isPushBound())
                .as("whether %s listens there in that group", listener)
                .isTrue();
    }
}
