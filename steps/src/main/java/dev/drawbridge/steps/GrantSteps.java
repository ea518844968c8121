package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.permissions.probe.Probe;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.RequestOutcome;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What principals may do, done. */
public final class GrantSteps {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final World world;
    private final Evidence evidence;
    private final Probes probes;
    private final ServerState state;
    private final OwnConsumer consumers;
    private final HarmlessAudit harmless;
    private String published = "";
    private long publishedSequence;
    private @Nullable RequestOutcome answer;
    private @Nullable Message delivered;

    public GrantSteps(
            World world,
            Evidence evidence,
            Probes probes,
            ServerState state,
            OwnConsumer consumers,
            HarmlessAudit harmless) {
        this.world = world;
        this.evidence = evidence;
        this.probes = probes;
        this.state = state;
        this.consumers = consumers;
        this.harmless = harmless;
    }

    @When("{name} publishes an event to its peer")
    @When("{name} publishes an event to its peer on the same connection")
    public void publishesEvent(String app) {
        publish(app, world.bridge().topology().app(app).publishes().get(0), event(app));
    }

    @When("{name} publishes a dead letter of its own")
    public void publishesDeadLetter(String app) {
        publish(app, world.bridge().topology().app(app).deadLetters(), event(app));
    }

    @Given("the peer of {name} has published an event")
    public void peerHasPublished(String app) {
        if (harmless.isInPlace()) {
            // Nothing is taken from the app's consumer there, so nothing needs to be in it.
            return;
        }
        publishesEvent(world.bridge().topology().peersOf(app).get(0).name());
        acknowledged();
    }

    @Given("{name} has published {int} events")
    public void hasPublished(String app, int count) {
        for (int each = 0; each < count; each++) {
            publishesEvent(app);
            acknowledged();
        }
    }

    /** Of what the stream was not to store, that it is the stream that says so. */
    @Then("the stream acknowledges it")
    public void acknowledged() {
        JsonNode ack = answer().json();
        assertThat(ack.path("stream").asString(""))
                .as("the stream that acknowledges; the answer was %s", answer())
                .isEqualTo(world.bridge().topology().streams().get(0).name());
        if (!world.mayHarm()) {
            assertThat(ack.at("/error/err_code").asInt(0))
                    .as("the code by which a stream refuses what is for another one, in %s", ack)
                    .isEqualTo(UnstorableEvents.REFUSED);
            return;
        }
        assertThat(ack.path("seq").asLong(0)).as("sequence in %s", ack).isPositive();
        publishedSequence = ack.path("seq").asLong(0);
    }

    @Then("the acknowledgement arrives on the inbox of {name}")
    public void arrivesOnInbox(String app) {
        acknowledged();
        assertThat(answerMessage().subject())
                .as("the subject on which the acknowledgement arrived")
                .startsWith(world.bridge().clients().inboxPrefix(app));
    }

    /** From the consumer of an app that somebody else has at work nothing is taken. */
    @Given("{name} takes a message from its own consumer")
    public void takes(String app) {
        if (harmless.isInPlace()) {
            evidence.record("no message is taken from " + app + ", which may be at work");
            return;
        }
        answer = consumers.onlyNext(app);
        evidence.record(app + " takes a message from " + consumers.of(app).name() + ": " + answer);
        delivered = answerMessage();
    }

    @Then("{name} is delivered that event")
    public void isDelivered(String app) {
        if (harmless.isInPlace()) {
            harmless.permits(app, "PERM-03");
            return;
        }
        assertThat(delivered().text()).as("what was delivered").isEqualTo(published);
        assertThat(delivered().reply()).as("where deliveries are answered").startsWith("$JS.ACK.");
    }

    @When("{name} answers the delivery with {text}")
    public void answersDelivery(String app, String kind) {
        if (harmless.isInPlace()) {
            evidence.record("in place of " + kind + ", which would settle a message of " + app
                    + ", a delivery that never was is answered with what is no answer");
            harmless.permits(app, "PERM-04");
            return;
        }
        // The server confirms every kind of answer that comes with a reply subject, once it has taken it.
        answer = probes.as(app).request(Objects.requireNonNull(delivered().reply()), kind, ANSWER);
        evidence.record(app + " answered " + kind + ": " + answer);
    }

    @Then("the server takes the answer, and the consumer shows the message as {deliveryState}")
    public void takesAnswer(DeliveryState expected) {
        if (harmless.isInPlace()) {
            // The consumer has confirmed what changes nothing.
            return;
        }
        assertThat(answerMessage().text()).as("the server's confirmation").isEmpty();
        assertThat(answerMessage().status())
                .as("status of the server's confirmation")
                .isNull();
        String subject = Objects.requireNonNull(delivered().reply());
        String consumer = subject.split("\\.", -1)[3];
        Eventually.until(
                consumer + " to show the message as " + expected.words(),
                Timeouts.DEFAULT.reaction(),
                () -> world.bridge().observer().consumer(consumer),
                expected::shownBy);
    }

    @Then("{name} can still ask its own consumer on the same connection")
    public void stillAsks(String app) {
        answer = consumers.ask(app);
        Message status = answerMessage();
        evidence.record(app + " asked its consumer on the same connection: " + status);
        assertThat(status.status())
                .as("status from the consumer, which tells nothing of its own when it pushes")
                .isIn(null, 404, 408, 409);
    }

    @When("{name} tries everything that the topology needs of it")
    public void triesItsNeeds(String principal) {
        PrincipalGrants own = LeastGrants.of(world.bridge().topology()).stream()
                .filter(each -> each.principal().name().equals(principal))
                .findFirst()
                .orElseThrow();
        probes.decide(principal, own.grants().stream().map(GrantSteps::harmless).toList());
    }

    @When("admin tries every operation that provisioning needs")
    public void adminTriesItsJob() {
        state.remember();
        triesItsNeeds("admin");
    }

    /** Tries a grant so that it has no effect: on event subjects and in the API the body is refused. */
    private static Probe harmless(Grant grant) {
        String subject = grant.subject().replace(".>", ".drawbridge.probe").replace("*", "drawbridge-probe");
        if (grant.direction() == Direction.SUBSCRIBE) {
            return Probe.subscribe(grant.subject(), grant.queue());
        }
        return subject.startsWith("$JS.API.") ? Probe.publish(subject, "{") : UnstorableEvents.to(subject);
    }

    /** In the stream of somebody else nothing is stored that is of no use to anybody. */
    private void publish(String app, String subject, String body) {
        published = body;
        ProbeConnection connection = probes.as(app);
        Map<String, String> headers =
                world.mayHarm() ? Map.of("Nats-Msg-Id", UUID.randomUUID().toString()) : UnstorableEvents.HEADERS;
        answer = connection.request(subject, headers, Payload.of(body), ANSWER);
        evidence.record(app + " published to " + subject + (world.mayHarm() ? "" : ", so that the stream refuses it")
                + ": " + answer);
    }

    /** A real event of that app about a resource that nobody has, so that the peer can apply it. */
    private static String event(String app) {
        return new String(
                Envelopes.bytes(Envelopes.organization(
                        app,
                        "created",
                        Envelopes.unusedId(Resource.ORGANIZATION),
                        "Probe " + Names.unique(),
                        java.time.Instant.now())),
                StandardCharsets.UTF_8);
    }

    String published() {
        return published;
    }

    long publishedSequence() {
        return publishedSequence;
    }

    private Message delivered() {
        return Objects.requireNonNull(delivered, "nothing was delivered");
    }

    private Answered answer() {
        return new Answered(answerMessage());
    }

    private Message answerMessage() {
        RequestOutcome outcome = Objects.requireNonNull(answer, "nothing was asked");
        if (outcome instanceof RequestOutcome.Answered answered) {
            return answered.message();
        }
        throw new AssertionError("expected an answer from the server; found: " + outcome);
    }

    private record Answered(Message message) {
        JsonNode json() {
            try {
                return JSON.readTree(message.text());
            } catch (tools.jackson.core.JacksonException notJson) {
                throw new AssertionError("expected an acknowledgement; found: " + message, notJson);
            }
        }
    }
}
