package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import dev.drawbridge.topology.ConsumerSpec;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Failures that may heal: users of an organization that is not there yet. */
public final class RetrySteps {

    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;

    /** How often a scenario is begun anew when what heals came too late, which is no fault of the app's. */
    private static final int TRIES = 5;

    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final Originals originals;
    private final Map<String, Orphan> orphans = new HashMap<>();
    private @Nullable Orphan orphan;

    public RetrySteps(World world, Evidence evidence, Deliveries deliveries, Originals originals) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.originals = originals;
    }

    /** Publishes, as the peer of that app, a user of an organization that it does not have. */
    void publishOrphan(String app) {
        orphan = Orphan.from(deliveries.peerOf(app));
        originals.publish(app, new Headers(), orphan().user());
    }

    @When("the peer of {name} publishes, under its event id, a user of an organization that {name} does not have")
    @Needs(Control.WRITES)
    public void publishOrphanUnderItsId(String app, String same) {
        orphan = Orphan.from(deliveries.peerOf(app));
        evidence.record("Nats-Msg-Id: " + orphan().eventId());
        originals.publish(app, new Headers().put("Nats-Msg-Id", orphan().eventId()), orphan().user());
    }

    @When("the peer of each app publishes, under its event id, a user of an organization that the app does not have")
    @Needs(Control.WRITES)
    public void publishOrphansUnderTheirIds() {
        originals.are(world.bridge().topology().apps().stream()
                .map(app -> {
                    Orphan own = Orphan.from(deliveries.peerOf(app.name()));
                    orphans.put(app.name(), own);
                    evidence.record("Nats-Msg-Id: " + own.eventId());
                    return originals.published(app.name(), new Headers().put("Nats-Msg-Id", own.eventId()), own.user());
                })
                .toList());
    }

    @When("the peer of each app publishes a user of an organization that the app does not have")
    @Needs(Control.WRITES)
    public void publishOrphans() {
        originals.are(world.bridge().topology().apps().stream()
                .map(app -> originals.published(
                        app.name(),
                        new Headers(),
                        Orphan.from(deliveries.peerOf(app.name())).user()))
                .toList());
    }

    @When("the organization reaches {name}")
    @Needs(Control.WRITES)
    public void organizationReaches(String app) {
        organizationReaches(app, orphan());
    }

    @When("the organization reaches each app")
    @Needs(Control.WRITES)
    public void organizationsReach() {
        orphans.forEach(this::organizationReaches);
    }

    private void organizationReaches(String app, Orphan late) {
        long organization = deliveries.publishAs(deliveries.peerOf(app), late.organization());
        deliveries.acknowledged(app, organization, TIMEOUTS.reaction());
    }

    /**
     * Heals the failure once the app was seen to have failed. On a machine that is busy enough the organization comes
     * after the last attempt all the same, and nothing can be said then: another user is tried.
     */
    @When("a user reaches {name} before its organization, which comes before the last delivery of the user")
    @Needs(Control.WRITES)
    public void healsInTime(String app) {
        int maxDeliver = consumer(app).maxDeliver();
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            publishOrphan(app);
            deliveries.givenBack(app, originals.sequence(), TIMEOUTS.reaction());
            organizationReaches(app);
            long failed = deliveries.answers(app, originals.sequence()).stream()
                    .filter(Deliveries::isEnd)
                    .count();
            if (failed < maxDeliver - 1) {
                evidence.record("when the organization was there, the user had been given back " + failed + " times");
                return;
            }
            evidence.record("try " + attempt + " of " + TRIES + " is void: the organization was there after " + failed
                    + " answers to the user's deliveries, of which there are " + maxDeliver);
        }
        throw new EnvironmentException(
                "an organization never reached " + app + " before the last delivery of its user, in " + TRIES
                        + " tries",
                "this machine at the fast pace",
                "run it with less beside it, or at the real pace");
    }

    @Then("{name} shows the user")
    public void showsUser(String app) {
        showsUser(app, orphan());
        deliveries.acknowledged(app, originals.sequence(), TIMEOUTS.reaction());
    }

    @Then("each app shows its user")
    public void showsUser() {
        orphans.forEach(this::showsUser);
    }

    private void showsUser(String app, Orphan orphan) {
        String id = orphan.userId();
        Answer shown = Eventually.until(
                "user " + id + " at " + app,
                TIMEOUTS.reaction().plus(Timeouts.backoffChain(consumer(app))),
                () -> world.bridge().app(app).client().get(Resource.USER, id),
                answer -> answer.says(Meaning.READ));
        evidence.record(shown.toString());
    }

    @Then("each app dead-letters its own for {text} after the declared backoff")
    public void deadLetterAfterBackoff(String reason) {
        originals.all().forEach(original -> originals.awaitDeadLetter(original, reason, patience(original.app())));
    }

    @Then("{name} dead-letters it for {text} after the declared backoff")
    public void deadLettersAfterBackoff(String app, String reason) {
        originals.awaitDeadLetter(originals.one(), reason, patience(app));
    }

    @Then("each was delivered as often as declared, each gap no shorter than declared")
    public void deliveredOnBackoff() {
        originals.all().forEach(original -> {
            deliveries.acknowledged(original.app(), original.sequence(), TIMEOUTS.reaction());
            DeliveryTimes times = DeliveryTimes.of(
                    consumer(original.app()),
                    world.bridge().observer().message(original.sequence()).time(),
                    deliveries.answers(original.app(), original.sequence()));
            times.answers().forEach(answer -> evidence.record(original.app() + ", " + answer));
            Run.current().addRetried(times.forReport(deliveries.durableOf(original.app()), original.sequence()));
            times.gaps().forEach(gap -> evidence.record(original.app() + ", " + gap));
            assertThat(times.delivered())
                    .as("deliveries of message %d to %s", original.sequence(), original.app())
                    .isEqualTo(consumer(original.app()).maxDeliver());
            assertThat(times.early())
                    .as("deliveries of message %d to %s that came early", original.sequence(), original.app())
                    .isEmpty();
        });
    }

    private Duration patience(String app) {
        return TIMEOUTS.reaction().plus(Timeouts.backoffChain(consumer(app)));
    }

    private ConsumerSpec consumer(String app) {
        return world.bridge().topology().app(app).consumers().get(0);
    }

    /** The user that reached that app before its organization, where each app has one. */
    Orphan orphanOf(String app) {
        return Objects.requireNonNull(orphans.get(app), "no step published a user without its organization for " + app);
    }

    private Orphan orphan() {
        return Objects.requireNonNull(orphan, "no step published a user without its organization");
    }
}
