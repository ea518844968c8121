package dev.drawbridge.steps;

import dev.drawbridge.harness.proxy.FaultProxy;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;

/** The way between an app and NATS, where it loses what the app waits for. */
public final class LinkSteps {

    private final World world;
    private final Evidence evidence;
    private final List<FaultProxy> lossy = new ArrayList<>();

    public LinkSteps(World world, Evidence evidence) {
        this.world = world;
        this.evidence = evidence;
    }

    @Given("what NATS answers to the next dead letter of {name} gets lost")
    public void loseAnswerToDeadLetter(String app) {
        loseAnswersAfterPublishTo(app, world.bridge().topology().app(app).deadLetters());
    }

    @Given("what NATS answers to the next event of {name} gets lost")
    public void loseAnswerToEvent(String app) {
        loseAnswersAfterPublishTo(
                app, world.bridge().topology().app(app).publishes().get(0));
    }

    /** PUB and HPUB end alike, and no other word of the protocol does. */
    private void loseAnswersAfterPublishTo(String app, String subject) {
        FaultProxy link = world.bridge().linkOf(app);
        lossy.add(link);
        link.loseAnswersAfter("PUB " + subject + " ");
    }

    @When("the connection of {name} to NATS breaks")
    public void breakConnection(String app) {
        world.bridge().linkOf(app).cut();
        evidence.record("the connection of " + app + " to NATS was ended before the answer came through");
    }

    @After(order = 30)
    public void repair() {
        lossy.forEach(FaultProxy::cut);
    }
}
