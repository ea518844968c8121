package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.environment.AppUnderTest;
import dev.drawbridge.harness.environment.ServerConnections;
import dev.drawbridge.harness.history.Quiet;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import dev.drawbridge.permissions.UserPassword;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.nats.client.impl.Headers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Two instances of each app, which share its consumer and its database. */
public final class ReplicaSteps {

    /**
     * One in so many is a share: the server deals out to whoever asks, which need not be even. By what a connection sends,
     * since one that gets nothing is sent heartbeats all the same.
     */
    private static final int SHARE = 12;

    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final CraftedEvents events;
    private final Replicas replicas;
    private final Map<String, CraftedEvents.Published> applied = new TreeMap<>();
    private final Map<Long, Long> answersBefore = new HashMap<>();
    private int sent;

    public ReplicaSteps(
            World world, Evidence evidence, Deliveries deliveries, CraftedEvents events, Replicas replicas) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.events = events;
        this.replicas = replicas;
    }

    @Given("an implementation that claims {text}")
    public void claims(String capability) {
        if (!Run.current().configuration().claims().contains(capability)) {
            throw new MissingControlException(
                    "whether it does what it does not claim", "add " + capability + " to claims");
        }
    }

    @Given("a second instance of each app is ready")
    public void secondInstances() {
        replicas.startOneOfEach();
    }

    @When("the stream gets {int} events for each app with the id of one that it has applied, and {int} that are older")
    @Needs(Control.WRITES)
    public void publishCopies(int copies, int older) {
        for (AppUnderTest app : world.bridge().apps()) {
            ObjectNode event = Envelopes.organization(
                    deliveries.peerOf(app.name()),
                    "created",
                    Envelopes.unusedId(Resource.ORGANIZATION),
                    "Applied once " + Names.unique(),
                    Instant.now());
            applied.put(app.name(), events.toApp(app.name(), Resource.ORGANIZATION, event, new Headers()));
            events.shown(app.name(), events.last());
        }
        connections().forEach(each -> answersBefore.put(each.id(), each.received()));
        sent = copies + older;
        applied.forEach((app, original) -> {
            for (int each = 0; each < copies; each++) {
                publish(app, original.copyWithItsId("Applied twice " + each, 60));
            }
            for (int each = 0; each < older; each++) {
                publish(app, original.updateOfItsOwn("Older " + each, -60));
            }
        });
        Eventually.until(
                "nothing under way", Timeouts.DEFAULT.reaction(), () -> Quiet.underWay(world.bridge()), List::isEmpty);
    }

    private void publish(String app, ObjectNode event) {
        String peer = deliveries.peerOf(app);
        String subject = world.bridge().topology().app(peer).publishes().get(0);
        world.bridge().clients().publisher(peer).publish(subject, new Headers(), Envelopes.bytes(event));
    }

    @Then("both instances of each app have taken a share of them")
    public void bothTookPart() {
        for (AppUnderTest app : world.bridge().apps()) {
            String user = world.bridge()
                    .server()
                    .credentialsOf(app.name())
                    .map(UserPassword::user)
                    .orElse("");
            List<Long> shares = connections().stream()
                    .filter(each -> each.user().equals(user) && !each.name().startsWith("drawbridge"))
                    .map(each -> each.received() - answersBefore.getOrDefault(each.id(), 0L))
                    .toList();
            evidence.record(app.name() + " got " + sent + " events; messages that the server had from its connections: "
                    + shares);
            assertThat(shares.stream().filter(share -> share >= sent / SHARE))
                    .as(
                            "connections of %s that answered to a share of %d events; messages that the server had from each: %s",
                            app.name(), sent, shares)
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Then("no instance shows anything of them")
    public void nothingApplied() {
        applied.forEach((app, original) -> Stream.concat(
                        Stream.of(world.bridge().app(app)), replicas.of(app).stream())
                .forEach(instance -> {
                    Answer shown = instance.client().get(Resource.ORGANIZATION, original.id());
                    evidence.record(shown.toString());
                    assertThat(shown.json().path("name"))
                            .as(
                                    "name at %s of organization %s, which %d later events must have left as it was",
                                    instance.name(), original.id(), sent)
                            .isEqualTo(original.payload().path("name"));
                }));
    }

    private List<ServerConnections.Entry> connections() {
        return ServerConnections.of(world.bridge());
    }
}
