package dev.drawbridge.steps;

import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.nats.client.impl.Headers;
import java.util.stream.IntStream;

/** How many dead letters an app says that it has written. */
public final class DeadLetterCountSteps {

    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;

    private final World world;
    private final Evidence evidence;
    private final Originals originals;
    private long before;

    public DeadLetterCountSteps(World world, Evidence evidence, Originals originals) {
        this.world = world;
        this.evidence = evidence;
        this.originals = originals;
    }

    @Given("the dead letters that the sync status of {name} counts")
    public void rememberCount(String app) {
        before = count(app);
        evidence.record(app + " counts " + before + " dead letters");
    }

    @When("the peer of {name} publishes {int} malformed messages, and {name} dead-letters them")
    @Needs(Control.WRITES)
    public void publishMalformed(String app, int messages, String same) {
        originals.are(IntStream.range(0, messages)
                .mapToObj(each -> originals.published(app, new Headers(), PoisonBody.CUT_OFF.bytes()))
                .toList());
        originals.all().forEach(original -> originals.awaitDeadLetter(original, TIMEOUTS.reaction()));
    }

    @Then("the sync status of {name} counts {int} more")
    public void countsMore(String app, int more) {
        evidence.record(app + " counts "
                + Eventually.until(
                        "failed_events_count of " + app + " to be " + (before + more) + ", for the " + more
                                + " dead letters that it has written since it was " + before,
                        TIMEOUTS.reaction(),
                        () -> count(app),
                        count -> count == before + more)
                + " dead letters");
    }

    private long count(String app) {
        return SyncStatus.of(app, world.bridge().app(app).client()).count("failed_events_count");
    }
}
