package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.environment.AppUnderTest;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.postgres.DatabaseOutage;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import dev.drawbridge.topology.App;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an app is alive, and whether it is ready, at the paths that its supervisor asks. */
public final class ProbePathSteps {

    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;

    private final World world;
    private final Evidence evidence;
    private final List<DatabaseOutage> outages = new ArrayList<>();

    public ProbePathSteps(World world, Evidence evidence) {
        this.world = world;
        this.evidence = evidence;
    }

    @When("the databases of both apps are away")
    @Needs(Control.DATABASES)
    public void takeDatabasesAway() {
        world.bridge().apps().forEach(app -> outages.add(app.takeDatabaseAway()));
    }

    @When("the databases of both apps are back")
    @After(order = 20)
    public void bringDatabasesBack() {
        outages.forEach(DatabaseOutage::close);
        outages.clear();
    }

    @Given("each app says at one path whether it is alive and at another whether it is ready")
    @Needs(Control.PROBE_PATHS)
    public void pathsAreKnown() {
        world.bridge()
                .apps()
                .forEach(app -> assertThat(livePath(app))
                        .as("the path of liveness of %s, beside that of readiness", app.name())
                        .isNotEqualTo(readyPath(app)));
    }

    @Then("each app is alive and ready")
    @Needs(Control.PROBE_PATHS)
    public void aliveAndReady() {
        world.bridge().apps().forEach(app -> {
            awaitReadiness(app, true);
            assertAlive(app);
        });
    }

    @Then("each app is alive and not ready")
    @Needs(Control.PROBE_PATHS)
    public void aliveAndNotReady() {
        world.bridge().apps().forEach(app -> {
            awaitReadiness(app, false);
            assertAlive(app);
        });
    }

    private void awaitReadiness(AppUnderTest app, boolean wanted) {
        evidence.record(Eventually.until(
                        "the readiness of " + app.name() + " to be " + (wanted ? "200" : "anything but 200"),
                        wanted ? TIMEOUTS.recovery() : TIMEOUTS.reaction(),
                        () -> app.client().get(readyPath(app)),
                        answer -> (answer.status() == 200) == wanted)
                .toString());
    }

    private void assertAlive(AppUnderTest app) {
        assertThat(app.isRunning()).as("whether %s still runs", app.name()).isTrue();
        Answer live = app.client().get(livePath(app));
        evidence.record(live.toString());
        assertThat(live.status()).as("liveness of %s: %s", app.name(), live).isEqualTo(200);
    }

    private static String livePath(AppUnderTest app) {
        return known(app, "live", Run.current().configuration().livePath(app.name()));
    }

    private static String readyPath(AppUnderTest app) {
        return known(app, "ready", Run.current().configuration().readyPath(app.name()));
    }

    /** What the configuration doesn't say of the first app of which it doesn't. */
    static Optional<MissingControlException> missing(Configuration configuration) {
        return configuration.topology().apps().stream()
                .map(App::name)
                .flatMap(app -> Stream.concat(
                        configuration.livePath(app).isPresent() ? Stream.empty() : Stream.of(unknown(app, "live")),
                        configuration.readyPath(app).isPresent() ? Stream.empty() : Stream.of(unknown(app, "ready"))))
                .findFirst();
    }

    private static String known(AppUnderTest app, String key, Optional<String> path) {
        return path.orElseThrow(() -> unknown(app.name(), key));
    }

    private static MissingControlException unknown(String app, String key) {
        return new MissingControlException(
                "where " + app + " says whether it is " + (key.equals("live") ? "alive" : "ready"),
                "give the path as apps." + app + "." + key);
    }
}
