package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.environment.DeadLetterTool.ToolRun;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.observe.StoredMessage;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import dev.drawbridge.operations.OperationsMain;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** The tool for dead letters that is under test: ours, or the configuration's. */
public final class DeadLetterToolSteps {

    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;
    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final Originals originals;
    private final RetrySteps retries;
    private String newName = "";

    public DeadLetterToolSteps(
            World world, Evidence evidence, Deliveries deliveries, Originals originals, RetrySteps retries) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.originals = originals;
        this.retries = retries;
    }

    @Then("the dead letter tool lists the dead letter")
    @Needs(Control.WRITES)
    public void lists() {
        ToolRun run = tool("list");
        assertThat(run.text())
                .as("the list of dead letters, which must name message %s", sequence())
                .containsPattern("\\b" + sequence() + "\\b");
    }

    @Then("the dead letter tool shows it with its body")
    @Needs(Control.WRITES)
    public void shows() {
        ToolRun run = tool("show", sequence());
        assertThat(run.text())
                .as("what is shown of dead letter %s, which must hold its body", sequence())
                .contains(originals.deadLetter().text());
    }

    @When("the dead letter tool replays it")
    @Needs(Control.WRITES)
    public void replay() {
        tool("replay", sequence());
    }

    @Then("the stream holds the original once more, on its subject and with a message id of its own")
    public void holdsOnceMore() {
        List<StoredMessage> again = replays();
        assertThat(again)
                .as(
                        "the original of dead letter %d, published again on %s after it; a replay with the message id of"
                                + " an earlier publish is swallowed by the server",
                        originals.deadLetter().sequence(), originals.one().subject())
                .isNotEmpty();
        evidence.record("replayed: " + again.get(0));
    }

    @When("the peer of {name} changes the user")
    @Needs(Control.WRITES)
    public void changeUser(String app) {
        ObjectNode changed =
                Envelopes.changed(retries.orphan().userEvent(), "Changed " + Names.unique(), Instant.now());
        newName = changed.path("payload").path("name").asString();
        deliveries.publishAs(deliveries.peerOf(app), Envelopes.bytes(changed));
        Eventually.until(
                "the changed user at " + app,
                TIMEOUTS.arrival(),
                () -> userAt(app),
                answer -> answer.json().path("name").asString("").equals(newName));
    }

    /** A tool may have made something else of the original than the original. */
    @When("{name} has acknowledged whatever was replayed")
    public void acknowledged(String app) {
        String id = retries.orphan().userId();
        published(event -> event.json().path("resource_id").asString("").equals(id))
                .forEach(replay -> deliveries.acknowledged(app, replay.sequence(), TIMEOUTS.reaction()));
    }

    @Then("{name} still shows the user as it was changed")
    public void stillChanged(String app) {
        Answer shown = userAt(app);
        evidence.record(shown.toString());
        assertThat(shown.json().path("name").asString(""))
                .as("name of the user at %s, which was changed after its first replay", app)
                .isEqualTo(newName);
    }

    private Answer userAt(String app) {
        String id = retries.orphan().userEvent().path("resource_id").asString();
        return world.bridge().app(app).client().get(Resource.USER, id);
    }

    /** What was published after the dead letter with the body of its original. */
    private List<StoredMessage> replays() {
        return published(
                event -> Arrays.equals(event.body(), originals.deadLetter().body()));
    }

    /** What was published after the dead letter where its original was. */
    private List<StoredMessage> published(Predicate<StoredMessage> wanted) {
        return world
                .bridge()
                .observer()
                .after(originals.one().subject(), originals.deadLetter().sequence())
                .stream()
                .filter(wanted)
                .toList();
    }

    private ToolRun tool(String... arguments) {
        ToolRun run;
        run = world.bridge().deadLetterTool().run(OperationsMain.class.getName(), arguments);
        evidence.record(run.toString());
        assertThat(run.status()).as("status; %s", run).isZero();
        return run;
    }

    private String sequence() {
        return Long.toString(originals.deadLetter().sequence());
    }
}
