package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.observe.ServerSnapshot;
import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Push;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What stands on a server beside what was declared. */
public final class TopologySteps {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final World world;
    private final Evidence evidence;
    private final Probes probes;
    private final ServerState state;
    private final OwnConsumer consumers;
    private final List<Long> taken = new ArrayList<>();

    public TopologySteps(World world, Evidence evidence, Probes probes, ServerState state, OwnConsumer consumers) {
        this.world = world;
        this.evidence = evidence;
        this.probes = probes;
        this.state = state;
        this.consumers = consumers;
    }

    @Then("the stream exists with exactly the declared subjects")
    public void exactSubjects() {
        for (StreamSpec declared : topology().streams()) {
            StreamConfiguration found = configurationOf(declared);
            assertThat(new TreeSet<>(found.getSubjects()))
                    .as("subjects of %s", declared.name())
                    .isEqualTo(new TreeSet<>(declared.subjects()));
        }
    }

    @Then("the stream has the declared retention and storage")
    public void retentionAndStorage() {
        for (StreamSpec declared : topology().streams()) {
            StreamConfiguration found = configurationOf(declared);
            assertThat(found.getRetentionPolicy())
                    .as("retention of %s", declared.name())
                    .isEqualTo(RetentionPolicy.Limits);
            assertThat(found.getStorageType())
                    .as("storage of %s", declared.name())
                    .isEqualTo(StorageType.File);
            assertThat(found.getNoAck()).as("no_ack of %s", declared.name()).isFalse();
        }
    }

    @Then("each app has one durable consumer, which delivers as declared and filters the subject of its peer only")
    public void oneConsumerEach() {
        for (App app : topology().apps()) {
            for (ConsumerSpec declared : app.consumers()) {
                ConsumerConfiguration found = consumerOf(declared).getConsumerConfiguration();
                assertThat(found.getDurable()).as("durable name").isEqualTo(declared.name());
                Push push = declared.push();
                assertThat(found.getDeliverSubject())
                        .as("deliver subject of %s", declared.name())
                        .isEqualTo(push == null ? null : push.subject());
                assertThat(found.getDeliverGroup())
                        .as("deliver group of %s", declared.name())
                        .isEqualTo(push == null ? null : push.group());
                assertThat(found.getFilterSubjects())
                        .as("filter of %s", declared.name())
                        .containsExactlyInAnyOrderElementsOf(declared.filters());
            }
        }
    }

    @Then("the consumer of {name} is offered it")
    public void isOffered(String app) {
        ConsumerInfo info = consumerOf(topology().app(app).consumers().get(0));
        evidence.record(info.getName() + " has " + info.getNumPending() + " pending");
        assertThat(info.getNumPending())
                .as("messages that %s is yet to deliver", info.getName())
                .isEqualTo(1);
    }

    @Then("no other consumer is offered it")
    public void nobodyElseIsOffered() {
        long offered = topology().consumers().stream()
                .mapToLong(declared -> consumerOf(declared).getNumPending())
                .sum();
        assertThat(offered).as("messages that all consumers are yet to deliver").isEqualTo(1);
    }

    @Then("each consumer has the declared ack policy, max deliver and backoff")
    public void consumerSettings() {
        for (ConsumerSpec declared : topology().consumers()) {
            ConsumerConfiguration found = consumerOf(declared).getConsumerConfiguration();
            evidence.record(found.toJson());
            assertThat(found.getAckPolicy())
                    .as("ack policy of %s", declared.name())
                    .isEqualTo(AckPolicy.Explicit);
            assertThat(found.getMaxDeliver())
                    .as("max deliver of %s", declared.name())
                    .isEqualTo(declared.maxDeliver());
            assertThat(found.getBackoff()).as("backoff of %s", declared.name()).isEqualTo(declared.backoff());
        }
    }

    @Then("each consumer's ack wait is what this server makes of the declared one")
    public void ackWait() {
        for (ConsumerSpec declared : topology().consumers()) {
            Duration found = consumerOf(declared).getConsumerConfiguration().getAckWait();
            evidence.record(declared.name() + ": declared ack wait " + declared.ackWait() + ", reported " + found
                    + " (a backoff's first step takes its place)");
            assertThat(found).as("ack wait of %s", declared.name()).isEqualTo(declared.effectiveAckWait());
        }
    }

    @Then("the server holds no stream and no consumer that is not declared")
    public void nothingElse() {
        Set<String> declared = new TreeSet<>();
        topology().streams().forEach(stream -> declared.add(stream.name()));
        topology().consumers().forEach(consumer -> declared.add(consumer.stream() + "/" + consumer.name()));
        assertThat(snapshot().configuration().keySet())
                .as("streams and consumers on the server")
                .isEqualTo(declared);
    }

    @Then("the topology on the server is exactly the declared one")
    public void topologyIsExact() {
        nothingElse();
        exactSubjects();
        retentionAndStorage();
        oneConsumerEach();
        consumerSettings();
        ackWait();
    }

    @Then("the server has no stream")
    public void noStream() {
        assertThat(snapshot().configuration())
                .as("streams and consumers on the server")
                .isEmpty();
    }

    @Then("no stream but {text} exists")
    public void onlyStream(String name) {
        assertThat(snapshot().configuration().keySet())
                .as("streams and consumers on the server")
                .containsExactly(name);
    }

    @Then("the stream, its messages and its consumers are exactly as before")
    public void exactlyAsBefore() {
        state.assertUnchanged();
    }

    @Then("the stream has the limit of {int} messages")
    public void hasLimit(int messages) {
        assertThat(configurationOf(topology().streams().get(0)).getMaxMsgs())
                .as("max_msgs")
                .isEqualTo(messages);
    }

    @Then("the stream holds no more than that limit")
    public void holdsNoMore() {
        StreamConfiguration configuration = configurationOf(topology().streams().get(0));
        assertThat(configuration.getMaxMsgs()).as("max_msgs").isPositive();
        assertThat(snapshot().messages()).as("messages held").isLessThanOrEqualTo(configuration.getMaxMsgs());
    }

    @Given("{name} has taken and acknowledged {int} of them")
    public void hasTaken(String app, int count) {
        take(app, count);
    }

    @Then("{name} is delivered the other {int} events, each once")
    public void isDeliveredTheOthers(String app, int count) {
        List<Long> before = List.copyOf(taken);
        List<Long> now = take(app, count);
        assertThat(now)
                .as("sequences delivered after the change, beside %s before it", before)
                .doesNotContainAnyElementsOf(before)
                .doesNotHaveDuplicates();
        ConsumerInfo after = consumerOf(consumers.of(app));
        assertThat(after.getNumPending() + after.getNumAckPending())
                .as("messages that %s is yet to deliver, or to be acknowledged", after.getName())
                .isZero();
    }

    @When("max deliver of {text} was set to {int} by hand")
    public void changedByHand(String consumer, int maxDeliver) {
        Alterations.maxDeliver(world.bridge(), consumer, maxDeliver);
    }

    private List<Long> take(String app, int count) {
        List<Long> sequences = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            RequestOutcome next = consumers.next(app);
            assertThat(next).as("the next message for %s", app).isInstanceOf(RequestOutcome.Answered.class);
            Message message = ((RequestOutcome.Answered) next).message();
            String reply = Objects.requireNonNull(message.reply(), () -> "expected a delivery; found: " + message);
            sequences.add(Long.parseLong(reply.split("\\.", -1)[5]));
            assertThat(probes.as(app).request(reply, "+ACK", ANSWER))
                    .as("the acknowledgement of %s", reply)
                    .isInstanceOf(RequestOutcome.Answered.class);
        }
        taken.addAll(sequences);
        evidence.record(app + " took and acknowledged " + sequences);
        return sequences;
    }

    private StreamConfiguration configurationOf(StreamSpec declared) {
        return world.bridge().clients().observer(declared.name()).info().getConfiguration();
    }

    private ConsumerInfo consumerOf(ConsumerSpec declared) {
        return world.bridge().clients().observer(declared.stream()).consumer(declared.name());
    }

    private ServerSnapshot snapshot() {
        return ServerSnapshot.take(world.bridge().clients().as("observer"));
    }

    private Topology topology() {
        return world.bridge().topology();
    }
}
