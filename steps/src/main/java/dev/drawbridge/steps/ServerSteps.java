package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.environment.AppUnderTest;
import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.observe.Delivery;
import dev.drawbridge.harness.process.LiveLog;
import dev.drawbridge.harness.process.ManagedProcess;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import dev.drawbridge.topology.Topology;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Servers and apps in states that a whole bridge is never in. */
public final class ServerSteps {
    private static final Duration START = Duration.ofSeconds(90);

    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final Originals originals;
    private final ServerState state;
    private String wrongPassword = "";
    private int logPosition;
    private boolean grantWithdrawn;

    public ServerSteps(World world, Evidence evidence, Deliveries deliveries, Originals originals, ServerState state) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.originals = originals;
        this.state = state;
    }

    @Given("an empty server")
    @Given("a server without a topology")
    @Needs(Control.SERVERS)
    public void emptyServer() {
        world.useOwn(bridge -> bridge);
    }

    @Given("a server that is not running yet")
    @Needs(Control.SERVERS)
    public void serverNotRunning() {
        world.useOwn(bridge -> bridge.serverNotRunning());
    }

    @Given("a server without JetStream")
    @Needs(Control.SERVERS)
    public void serverWithoutJetStream() {
        world.useOwn(bridge -> bridge.configurationAltered(
                text -> text.replaceAll("(?m)^\\s*jetstream\\s*[:=]?\\s*(enabled|true)\\s*,?\\s*$", "")));
        if (world.bridge().hasJetStream()) {
            throw new MissingControlException(
                    "whether the server has JetStream",
                    "write it in nats.server-config as the one line jetstream: enabled");
        }
    }

    @Given("a server whose admin may not create consumers")
    @Needs({Control.SERVERS, Control.GRANTS})
    public void adminMayNotCreateConsumers() {
        world.useOwn(
                bridge -> bridge.withoutGrants("admin", subject -> subject.startsWith("$JS.API.CONSUMER.CREATE.")));
    }

    @Given("the admin may manage the declared streams and consumers, and nothing else")
    @When("the admin is given its grants")
    @Needs(Control.GRANTS)
    public void adminIsGivenItsGrants() {
        world.bridge().restoreGrants();
    }

    @Given("a server older than 2.10.23")
    @Needs(Control.SERVERS)
    public void oldServer() {
        world.useOwn(bridge -> bridge.onServerThatIsTooOld());
    }

    @Given("a server on which the stream {text} owns {text}")
    @Needs({Control.SERVERS, Control.GRANTS})
    public void foreignStream(String stream, String subject) {
        Bridge bridge = world.useOwn(made -> made.withGrants("admin", "$JS.API.STREAM.CREATE." + stream)
                .withGrants("observer", "$JS.API.STREAM.INFO." + stream, "$JS.API.CONSUMER.NAMES." + stream));
        Alterations.ask(
                bridge,
                "$JS.API.STREAM.CREATE." + stream,
                "{\"name\":\"" + stream + "\",\"subjects\":[\"" + subject
                        + "\"],\"retention\":\"limits\",\"storage\":\"file\"}");
    }

    @When("the admin deletes every declared consumer and stream")
    public void adminDeletes() {
        Topology topology = world.bridge().topology();
        topology.consumers().forEach(consumer -> {
            String path = consumer.stream() + "." + consumer.name();
            Alterations.ask(world.bridge(), "$JS.API.CONSUMER.DELETE." + path, "");
        });
        topology.streams()
                .forEach(stream -> Alterations.ask(world.bridge(), "$JS.API.STREAM.DELETE." + stream.name(), ""));
    }

    @Then("no stream is left")
    public void noStreamIsLeft() {
        assertThat(state.streams()).as("streams on the server").isEmpty();
    }

    @Given("{name} is started")
    public void isStarted(String app) {
        world.bridge().app(app).start();
    }

    @When("{name} has said that it waits for the topology")
    public void hasSaidThatItWaits(String app) {
        says(app, "that it waits for the topology", ".*wait.*(stream|consumer|topology).*");
    }

    /** What nobody reads in the log within that time was not said: an app has that much time to start as well. */
    private void says(String app, String what, String words) {
        ManagedProcess process = world.bridge().app(app).process();
        evidence.record(Eventually.some(
                app + " to say " + what + " in its log",
                START,
                () -> process.lines().stream()
                        .filter(line -> line.toLowerCase(Locale.ROOT).matches(words))
                        .findFirst()));
    }

    @Then("{name} is not ready")
    public void isNotReady(String app) {
        AppUnderTest asked = world.bridge().app(app);
        if (!asked.isRunning()) {
            assertThat(statusAtTheEndOf(asked))
                    .as(
                            "the status with which %s ended, by which whoever started it knows that it must start it again",
                            app)
                    .isNotZero();
            return;
        }
        Answer health = asked.client().health();
        evidence.record(health.toString());
        assertThat(health.status()).as("%s", health).isNotEqualTo(200);
    }

    /** What has ended with a failure is started again, as by its supervisor. */
    @Then("{name} becomes ready")
    public void becomesReady(String app) {
        AppUnderTest waiting = world.bridge().app(app);
        Optional<Answer> health = healthOrEndOf(waiting, Timeouts.DEFAULT.recovery());
        if (health.isEmpty() && statusAtTheEndOf(waiting) != 0) {
            waiting.start();
            health = healthOrEndOf(waiting, START);
        }
        if (health.isEmpty()) {
            throw new AssertionError(
                    "expected " + app + " to become ready now that the topology is there; it ended with" + " status "
                            + statusAtTheEndOf(waiting));
        }
        evidence.record(health.get().toString());
        assertThat(health.get().status())
                .as("%s, now that the topology is there", health.get())
                .isEqualTo(200);
    }

    /** Its health once that is good, or at the end of the time; nothing when the process has ended. */
    private static Optional<Answer> healthOrEndOf(AppUnderTest app, Duration atMost) {
        return Eventually.lastSeen(
                atMost,
                () -> app.isRunning() ? Optional.of(app.client().health()) : Optional.empty(),
                answer -> answer.isEmpty() || answer.get().status() == 200);
    }

    private int statusAtTheEndOf(AppUnderTest app) {
        int status = app.process().exitCode().orElse(0);
        evidence.record(app.name() + " ended with status " + status);
        return status;
    }

    @Then("{name} applies an event of its peer")
    @Needs(Control.WRITES)
    public void appliesEvent(String app) {
        JsonNode id = Envelopes.unusedId(Resource.ORGANIZATION);
        String peer = deliveries.peerOf(app);
        deliveries.publishAs(
                peer, Envelopes.bytes(Envelopes.organization(peer, "created", id, "First", Instant.now())));
        Answer shown = Eventually.until(
                "organization " + id.asString() + " at " + app,
                Timeouts.DEFAULT.arrival(),
                () -> world.bridge().app(app).client().get(Resource.ORGANIZATION, id.asString()),
                answer -> answer.says(Meaning.READ));
        evidence.record(shown.toString());
    }

    @When("{name} is started with a wrong password")
    public void startedWithWrongPassword(String app) {
        Probes.requireThatCredentialsAreAsked(world.bridge());
        wrongPassword = "wrong-" + Names.unique();
        world.bridge().replaceWithWrongPassword(app, wrongPassword).start();
    }

    @Then("{name} says that NATS refused its credentials")
    public void saysThatItWasRefused(String app) {
        says(app, "that NATS refused its credentials", ".*(authoriz|authenticat|credential|password).*");
        assertThat(world.bridge().app(app).isRunning()
                        || world.bridge().app(app).process().exitCode().orElse(0) != 0)
                .as("whether %s runs, or ended with a status that tells its supervisor", app)
                .isTrue();
    }

    @Then("no output of {name} shows a password")
    public void showsNoPassword(String app) {
        List<String> lines = world.bridge().app(app).process().lines();
        assertThat(lines).as("output of %s", app).isNotEmpty();
        assertThat(Run.current().surroundings().secrets().stream()
                        .filter(secret -> lines.stream().anyMatch(line -> line.contains(secret)))
                        .count())
                .as("secrets in the output of %s", app)
                .isZero();
        assertThat(lines.stream().noneMatch(line -> line.contains(wrongPassword)))
                .as("whether the output of %s is free of the wrong password", app)
                .isTrue();
    }

    @Given("the grant of {name} to publish its dead letters is withdrawn")
    @Needs(Control.GRANTS)
    public void withdrawGrant(String app) {
        String subject = world.bridge().topology().app(app).deadLetters();
        logPosition = world.bridge().server().nats().log().position();
        world.bridge().withdrawGrant(app, subject);
        grantWithdrawn = true;
    }

    @Then("the server's log shows that a dead letter of {name} was refused")
    public void refusalInLog(String app) {
        String subject = world.bridge().topology().app(app).deadLetters();
        LiveLog log = world.bridge().server().nats().log();
        evidence.record(Eventually.some(
                app + " to try to publish to " + subject + ", and a violation in the server's log",
                Timeouts.DEFAULT.reaction(),
                () -> log.linesFrom(logPosition).stream()
                        .filter(line -> line.contains("Publish Violation") && line.contains(subject))
                        .findFirst()));
    }

    @Then("{name} has not acknowledged the original")
    public void hasNotAcknowledged(String app) {
        List<Delivery> answers = deliveries.answers(app, originals.sequence());
        evidence.record(
                "answers so far: " + answers.stream().filter(Deliveries::isEnd).toList());
        assertThat(answers.stream().filter(Deliveries::isAcknowledgement).toList())
                .as(
                        "acknowledgements of message %d, whose dead letter it does not know to be stored",
                        originals.sequence())
                .isEmpty();
    }

    @When("the grant of {name} is restored")
    @Needs(Control.GRANTS)
    public void restoreGrant(String app) {
        world.bridge().restoreGrants();
        grantWithdrawn = false;
    }

    @Then("{name} acknowledges the original after its dead letter")
    public void acknowledgesAfter(String app) {
        Delivery end = deliveries.acknowledged(app, originals.sequence(), Timeouts.DEFAULT.recovery());
        assertThat(end.seen())
                .as(
                        "when %s acknowledged, with its dead letter stored at %s",
                        app, originals.deadLetter().time())
                .isAfterOrEqualTo(originals.deadLetter().time().minusMillis(50));
    }

    @After(order = 20)
    public void repair() {
        if (grantWithdrawn) {
            world.bridge().restoreGrants();
        }
    }
}
