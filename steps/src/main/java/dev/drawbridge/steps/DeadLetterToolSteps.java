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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, String> newNames = new HashMap<>();

    public DeadLetterToolSteps(
            World world, Evidence evidence, Deliveries deliveries, Originals originals, RetrySteps retries) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.originals = originals;
        this.retries = retries;
    }

    @Then("the dead letter tool lists each dead letter")
    @Needs(Control.WRITES)
    public void lists() {
        ToolRun run = tool("list");
        letters()
                .forEach(letter -> assertThat(run.text())
                        .as("the list of dead letters, which must name message %d", letter.sequence())
                        .containsPattern("\\b" + letter.sequence() + "\\b"));
    }

    @Then("the dead letter tool shows each with its body")
    @Needs(Control.WRITES)
    public void shows() {
        letters()
                .forEach(letter -> assertThat(
                                tool("show", Long.toString(letter.sequence())).text())
                        .as("what is shown of dead letter %d, which must hold its body", letter.sequence())
                        .contains(letter.text()));
    }

    @When("the dead letter tool replays each")
    @Needs(Control.WRITES)
    public void replay() {
        letters().forEach(letter -> tool("replay", Long.toString(letter.sequence())));
    }

    @Then("the stream holds each original once more, on its subject and with a message id of its own")
    public void holdsOnceMore() {
        originals.all().forEach(original -> {
            StoredMessage letter = originals.deadLetterOf(original);
            List<StoredMessage> again = publishedAfter(original, event -> Arrays.equals(event.body(), letter.body()));
            assertThat(again)
                    .as(
                            "the original of dead letter %d, published again on %s after it; a replay with the message"
                                    + " id of an earlier publish is swallowed by the server",
                            letter.sequence(), original.subject())
                    .isNotEmpty();
            evidence.record("replayed: " + again.get(0));
        });
    }

    @When("the peer of each app changes the user")
    @Needs(Control.WRITES)
    public void changeUsers() {
        originals.all().forEach(original -> changeUser(original.app()));
    }

    private void changeUser(String app) {
        ObjectNode changed =
                Envelopes.changed(retries.orphanOf(app).userEvent(), "Changed " + Names.unique(), Instant.now());
        String name = changed.path("payload").path("name").asString();
        newNames.put(app, name);
        deliveries.publishAs(deliveries.peerOf(app), Envelopes.bytes(changed));
        Eventually.until(
                "the changed user at " + app,
                TIMEOUTS.arrival(),
                () -> userAt(app),
                answer -> answer.json().path("name").asString("").equals(name));
    }

    /** A tool may have made something else of the original than the original. */
    @When("each app has acknowledged whatever was replayed")
    public void acknowledged() {
        originals.all().forEach(original -> {
            String id = retries.orphanOf(original.app()).userId();
            publishedAfter(
                            original,
                            event -> event.json()
                                    .path("resource_id")
                                    .asString("")
                                    .equals(id))
                    .forEach(replay -> deliveries.acknowledged(original.app(), replay.sequence(), TIMEOUTS.reaction()));
        });
    }

    @Then("each app still shows its user as it was changed")
    public void stillChanged() {
        newNames.forEach((app, name) -> {
            Answer shown = userAt(app);
            evidence.record(shown.toString());
            assertThat(shown.json().path("name").asString(""))
                    .as("name of the user at %s, which was changed after its first replay", app)
                    .isEqualTo(name);
        });
    }

    private Answer userAt(String app) {
        return world.bridge()
                .app(app)
                .client()
                .get(Resource.USER, retries.orphanOf(app).userId());
    }

    private List<StoredMessage> letters() {
        return originals.all().stream().map(originals::deadLetterOf).toList();
    }

    /** What was published after the dead letter where its original was. */
    private List<StoredMessage> publishedAfter(Originals.Original original, Predicate<StoredMessage> wanted) {
        return world
                .bridge()
                .observer()
                .after(original.subject(), originals.deadLetterOf(original).sequence())
                .stream()
                .filter(wanted)
                .toList();
    }

    private ToolRun tool(String... arguments) {
        ToolRun run = world.bridge().deadLetterTool().run(OperationsMain.class.getName(), arguments);
        evidence.record(run.toString());
        assertThat(run.status()).as("status; %s", run).isZero();
        return run;
    }
}
