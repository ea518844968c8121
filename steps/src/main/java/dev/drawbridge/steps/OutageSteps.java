package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Taking away and giving back what an app lives on, and what the app says about it. */
public final class OutageSteps {

    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;
    private static final String PENDING = "pending_events_count";

    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final HeldWrites held;
    private boolean natsStopped;
    private final Set<String> stoppedApps = new TreeSet<>();
    private @Nullable Answer refused;
    private String refusedName = "";

    public OutageSteps(World world, Evidence evidence, Deliveries deliveries, HeldWrites held) {
        this.world = world;
        this.held = held;
        this.evidence = evidence;
        this.deliveries = deliveries;
    }

    @Given("the NATS server is stopped")
    public void stopNats() {
        world.bridge().server().nats().stop();
        natsStopped = true;
    }

    @When("the NATS server is started again")
    public void startNats() {
        world.bridge().server().nats().restart();
        natsStopped = false;
    }

    @Given("{name} is stopped")
    public void stopApp(String app) {
        world.bridge().app(app).stop();
        stoppedApps.add(app);
        deliveries.follow(app);
    }

    @When("{name} is started again")
    public void startApp(String app) {
        world.bridge().app(app).start();
        world.bridge().app(app).awaitReady();
        stoppedApps.remove(app);
    }

    @Given("the database of {name} holds back every write")
    @Needs(Control.DATABASES)
    public void holdWrites(String app) {
        held.hold(app);
        deliveries.follow(app);
    }

    @When("{name} is killed while it applies it")
    public void killWhileApplying(String app) {
        held.writes().awaitWriter(TIMEOUTS.arrival());
        evidence.record(app + " waits for its database in the middle of a write, and is killed there");
        stoppedApps.add(app);
        world.bridge().app(app).kill();
        held.release();
    }

    @When("{name} is killed")
    public void kill(String app) {
        world.bridge().app(app).kill();
        stoppedApps.add(app);
    }

    /** Says that an app is about to end, so that the next scenario finds it running again. */
    void willBeStopped(String app) {
        stoppedApps.add(app);
    }

    /** Whatever became of the scenario, the next one on this bridge finds it whole. */
    @After(order = 20)
    public void repair() {
        held.release();
        if (natsStopped) {
            startNats();
        }
        Set.copyOf(stoppedApps).forEach(this::startApp);
    }

    @When("a user of an unknown organization is refused by {name}")
    @Needs(Control.WRITES)
    public void unknownOrganization(String app) {
        refusedName = "Refused " + Names.unique();
        var fields = Names.user(Names.unique(), Envelopes.unusedId(Resource.ORGANIZATION));
        fields.put("name", refusedName);
        refused = world.bridge().app(app).client().create(Resource.USER, fields);
        evidence.record(refused.toString());
        assertThat(refused.status()).as("%s", refused).isBetween(400, 499);
    }

    @When("{name} is sent {invalidRequest}")
    @Needs(Control.WRITES)
    public void sendInvalid(String app, InvalidRequest request) {
        refusedName = "Refused " + Names.unique();
        refused = request.send(world.bridge().app(app).client(), refusedName);
        evidence.record(refused.toString());
    }

    @Then("it answers with one of {statuses}")
    public void answersWith(Set<Integer> statuses) {
        Answer answer = Objects.requireNonNull(refused);
        assertThat(answer.status())
                .as("%s", answer)
                .isIn(statuses.stream()
                        .flatMap(status -> answer.statuses().of(Meaning.ofRefusal(status)).stream())
                        .toList());
    }

    @Then("no event about the refused request is on the subject of {name}")
    public void refusedIsNotPublished(String app) {
        String subject = world.bridge().topology().app(app).publishes().get(0);
        assertThat(world.bridge()
                        .observer()
                        .find(subject, world.mark(), event -> event.text().contains(refusedName)))
                .as("an event on %s about the refused \"%s\"", subject, refusedName)
                .isEmpty();
    }

    /** Of an app that has said already that it has all that it waits for. */
    @Then("the health of {name} is good")
    public void healthIsGood(String app) {
        Answer health = Eventually.until(
                "the health of " + app + " to be 200",
                TIMEOUTS.reaction(),
                () -> world.bridge().app(app).client().health(),
                answer -> answer.status() == 200);
        evidence.record(health.toString());
    }

    @Then("the sync status of {name} says that it is connected")
    public void connected(String app) {
        status(app, "say that it is connected", SyncStatus::isConnected);
    }

    @Then("the sync status of {name} says that it is not connected")
    public void notConnected(String app) {
        status(app, "say that it is not connected", status -> !status.isConnected());
    }

    @Then("the sync status of {name} counts an event that is not sent")
    public void countsPending(String app) {
        status(app, "count a pending event", status -> status.count(PENDING) > 0);
    }

    @Then("the sync status of {name} counts no event that is not sent")
    public void countsNonePending(String app) {
        status(app, "count no pending event", status -> status.count(PENDING) == 0);
    }

    @Then("the counts in the sync status of {name} match what it shows")
    public void countsMatch(String app) {
        evidence.record(Eventually.until(
                        "the counts in the sync status of " + app
                                + " to be those of the organizations and users that it shows, and of events that are"
                                + " either sent or pending",
                        TIMEOUTS.arrival(),
                        () -> SyncStatus.WithResources.of(
                                app, world.bridge().app(app).client()),
                        SyncStatus.WithResources::agree)
                .toString());
    }

    private void status(String app, String words, Predicate<SyncStatus> wanted) {
        evidence.record(Eventually.until(
                        "the sync status of " + app + " to " + words,
                        TIMEOUTS.recovery(),
                        () -> SyncStatus.of(app, world.bridge().app(app).client()),
                        status -> status.isGiven() && wanted.test(status))
                .toString());
    }
}
