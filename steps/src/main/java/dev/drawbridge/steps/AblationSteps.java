package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.ablation.Ablation;
import dev.drawbridge.harness.ablation.Trial;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;

/** The grants of an app changed one at a time, on a server that is this scenario's own. */
public final class AblationSteps {

    private final World world;
    private final Evidence evidence;
    private final List<String> unnoticed = new ArrayList<>();
    private int changed;

    public AblationSteps(World world, Evidence evidence) {
        this.world = world;
        this.evidence = evidence;
    }

    @When("the grants of {name} are taken away, one at a time")
    @Needs(Control.GRANTS)
    public void takeAway(String app) {
        Ablation ablation = ablation(app);
        assertThat(ablation.refusedWithAll())
                .as("what %s is refused of its work with every grant in force", app)
                .isEmpty();
        ablation.takenAway().forEach(this::note);
    }

    @When("the grants of {name} are widened, one at a time")
    @Needs(Control.GRANTS)
    public void widen(String app) {
        Ablation ablation = ablation(app);
        assertThat(ablation.allowedWithLeast())
                .as("what %s is allowed with the least grants in force", app)
                .isEmpty();
        ablation.widened().forEach(this::note);
    }

    @Then("each time the server refuses {name} something that its work needs")
    public void refusedEachTime(String app) {
        noticedEachTime("grants of " + app + " that can be taken away without any need failing");
    }

    @Then("each time the server allows {name} something that it must be refused")
    public void allowedEachTime(String app) {
        noticedEachTime("grants of " + app + " that can be widened without any denial failing");
    }

    private void noticedEachTime(String what) {
        assertThat(changed).as("grants tried").isPositive();
        assertThat(unnoticed).as(what).isEmpty();
    }

    private void note(Trial trial) {
        changed++;
        evidence.record(trial.toString());
        if (trial.noticed().isEmpty()) {
            unnoticed.add(trial.change());
        }
    }

    private Ablation ablation(String app) {
        return Ablation.of(world.bridge(), app);
    }
}
