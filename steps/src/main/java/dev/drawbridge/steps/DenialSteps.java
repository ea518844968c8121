package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.observe.StoredMessage;
import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Denials;
import dev.drawbridge.permissions.ProvisionerDenials;
import dev.drawbridge.permissions.probe.Outcome;
import dev.drawbridge.permissions.probe.Probe;
import dev.drawbridge.topology.StreamSpec;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What principals try that they must not, and what the server says to it. */
public final class DenialSteps {

    private final World world;
    private final Evidence evidence;
    private final Probes probes;
    private final ServerState state;

    public DenialSteps(World world, Evidence evidence, Probes probes, ServerState state) {
        this.world = world;
        this.evidence = evidence;
        this.probes = probes;
        this.state = state;
    }

    @Given("this server has shown that it can deny")
    public void serverCanDeny() {
        List<Outcome> control = Probes.control(world.bridge());
        evidence.record("control: outsider " + control.get(0));
        List<String> allowed = allowed(control);
        if (!allowed.isEmpty()) {
            throw new AssertionError("expected this server to refuse everything to a principal without any grant;"
                    + " it let one " + String.join(", ", allowed)
                    + ". On a server that refuses nothing, nothing that it allows or refuses says anything about"
                    + " a grant (PERM-26)");
        }
        state.remember();
        world.markStream();
    }

    @When("{name} tries to publish to {text}")
    public void triesToPublish(String principal, String subject) {
        probes.decide(principal, List.of(UnstorableEvents.to(subject)));
    }

    @When("{name} tries to publish to each subject around its own")
    public void triesAround(String app) {
        tryAll(app, "PERM-07");
    }

    @When("{name} tries to publish to each subject of the stream")
    public void triesEachSubject(String principal) {
        probes.decide(
                principal,
                streams()
                        .flatMap(stream -> stream.subjects().stream())
                        .map(subject -> UnstorableEvents.to(subject))
                        .toList());
    }

    @When("{name} tries every stream operation of the JetStream API")
    public void triesStreamOperations(String app) {
        tryAll(app, "PERM-08");
    }

    @When("{name} tries every consumer operation of the JetStream API")
    public void triesConsumerOperations(String app) {
        tryAll(app, "PERM-09");
    }

    @When("{name} tries to fetch from its peer's consumer and to answer its peer's deliveries")
    public void triesPeersConsumer(String app) {
        tryAll(app, "PERM-10");
    }

    @When("{name} tries to fetch from its own consumer, which pushes")
    public void triesToFetchPushed(String app) {
        tryAll(app, "PERM-21");
    }

    @When("{name} tries to deliver where consumers push")
    public void triesToDeliver(String app) {
        tryAll(app, "PERM-07", denial -> Denial.RESERVED.equals(denial.reply()));
    }

    @When("{name} tries every way to read the stream around its consumer")
    public void triesToRead(String app) {
        tryAll(app, "PERM-11");
    }

    @When("{name} tries to subscribe to raw traffic, plainly and in a queue group")
    public void triesRawTraffic(String app) {
        tryAll(app, "PERM-12");
    }

    @When("{name} tries to list and inspect streams and consumers")
    public void triesToInspect(String app) {
        tryAll(app, "PERM-14");
    }

    @When("{name} tries to manage the server and to listen to its events")
    public void triesManagement(String app) {
        tryAll(app, "PERM-17");
    }

    @When("{name} tries to subscribe to everybody's replies, and to those of each other principal")
    public void triesForeignReplies(String app) {
        tryAll(app, "PERM-13");
    }

    @When("{name} tries to fetch, to answer deliveries, to read messages and to listen to raw traffic")
    public void triesToConsume(String principal) {
        tryAll(
                principal,
                ProvisionerDenials.consuming(
                        world.bridge().topology(), probes.as(principal).serverVersion()));
    }

    @When("{name} tries to subscribe to its own inbox")
    public void triesOwnInbox(String app) {
        probes.decide(app, List.of(Probe.subscribe(world.bridge().clients().inboxPrefix(app) + ">")));
    }

    @Then("the server refuses {text} to {name}")
    public void refuses(String subject, String principal) {
        assertThat(probes.last()).as("tries of %s", principal).hasSize(1);
        Outcome outcome = probes.last().get(0);
        assertThat(outcome.allowed())
                .as(
                        "whether the server allows %s to %s; it said: %s",
                        outcome.probe().describe(), principal, outcome.evidence())
                .isFalse();
        assertThat(outcome.evidence())
                .as("the server's words")
                .contains("Permissions Violation")
                .contains(subject);
    }

    @Then("the server refuses each of them to {name}")
    public void refusesEach(String principal) {
        assertThat(probes.last()).as("tries of %s", principal).isNotEmpty();
        List<String> allowed = allowed(probes.last());
        if (!allowed.isEmpty()) {
            throw new AssertionError("expected the server to refuse each of the "
                    + probes.last().size() + " tries of " + principal + "; it allowed "
                    + String.join(", ", allowed) + " (no violation for the subject before the PONG)");
        }
    }

    @Then("the server refuses none of it")
    public void refusesNone() {
        assertThat(probes.last()).as("tries").isNotEmpty();
        List<String> refused = probes.last().stream()
                .filter(outcome -> !outcome.allowed())
                .map(Outcome::toString)
                .toList();
        if (!refused.isEmpty()) {
            throw new AssertionError("expected the server to allow each of the "
                    + probes.last().size() + " tries; it refused " + String.join(", ", refused));
        }
    }

    @Then("the stream holds nothing new on {text}")
    public void nothingNewOn(String subject) {
        if (!world.mayHarm()) {
            // What else arrives there is others' at work; what was tried has said itself what came of it.
            return;
        }
        boolean alone = world.bridge().server().isOurs();
        List<StoredMessage> stored = world.bridge().observer().after(subject, world.mark()).stream()
                .filter(message -> alone || isTheServers(message))
                .toList();
        if (!stored.isEmpty()) {
            throw new AssertionError("expected nothing new on " + subject + "; the stream took " + stored);
        }
    }

    /** An answer of the server's that became a message: a receipt, or a status without a body. No app writes either. */
    private static boolean isTheServers(StoredMessage message) {
        return message.text().isEmpty()
                || (message.text().contains("\"stream\":") && message.text().contains("\"seq\":"));
    }

    @Then("streams and consumers are as the provisioner left them")
    public void stateUnchanged() {
        state.assertConfigurationUnchanged();
    }

    @Then("the stream still holds what it held")
    public void nothingLost() {
        if (!world.mayHarm()) {
            // Others at work may have the stream discard what is old.
            state.assertConfigurationUnchanged();
            return;
        }
        state.assertNothingLost();
    }

    private void tryAll(String app, String requirement) {
        tryAll(app, requirement, every -> true);
    }

    private void tryAll(String app, String requirement, Predicate<Denial> which) {
        List<Denial> denials =
                Denials.of(world.bridge().topology(), app, probes.as(app).serverVersion(), requirement).stream()
                        .filter(which)
                        .toList();
        assertThat(denials)
                .as("what %s says must be refused to %s", requirement, app)
                .isNotEmpty();
        tryAll(app, denials);
    }

    private void tryAll(String principal, List<Denial> denials) {
        evidence.record(denials.size() + " tries: "
                + denials.stream().map(Denial::what).distinct().collect(Collectors.joining(", ")));
        probes.decide(principal, denials.stream().map(Probe::of).toList());
    }

    private Stream<StreamSpec> streams() {
        return world.bridge().topology().streams().stream();
    }

    private static List<String> allowed(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome::allowed)
                .map(outcome -> outcome.probe().describe())
                .toList();
    }
}
