package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.environment.ServerConnections;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.permissions.UserPassword;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The apps' own connections and processes, as the server and this machine see them. */
public final class AppsAtWorkSteps {

    /** More than the two seconds that a server gives a connection to say who it is. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final World world;
    private final Evidence evidence;
    private Map<String, String> environment = Map.of();

    public AppsAtWorkSteps(World world, Evidence evidence) {
        this.world = world;
        this.evidence = evidence;
    }

    @Then("the server's log holds no permissions violation by an app")
    public void noViolations() {
        noViolationsBy("the apps");
    }

    @Then("the server's log holds no permissions violation by the provisioner")
    public void noViolationsByTheProvisioner() {
        noViolationsBy("the provisioner");
    }

    private void noViolationsBy(String who) {
        List<String> violations = world.bridge().foreignViolations();
        evidence.record(
                "permissions violations in the server's log by connections of " + who + ": " + violations.size());
        assertThat(violations)
                .as("permissions violations by %s in the server's log", who)
                .isEmpty();
    }

    @When("the server lists its connections")
    public void listConnections() {
        foreignConnections().forEach(connection -> evidence.record(connection.toString()));
    }

    /** Looks again, because a connection of this run's that is being made has no user yet or is not known as its own. */
    @Then("every connection of an app belongs to that app's principal")
    public void connectionsAreTheApps() {
        List<String> apps =
                world.bridge().apps().stream().map(app -> app.name()).sorted().toList();
        Eventually.until(
                "every connection that this run did not open itself to be of a user among " + apps,
                SETTLING,
                this::foreignUsers,
                apps::equals);
    }

    private List<String> foreignUsers() {
        return foreignConnections().stream()
                .map(ServerConnections.Entry::user)
                .distinct()
                .sorted()
                .toList();
    }

    private List<ServerConnections.Entry> foreignConnections() {
        List<ServerConnections.Entry> all = ServerConnections.of(world.bridge());
        Set<Long> own = world.bridge().clients().ownConnections();
        return all.stream().filter(connection -> !own.contains(connection.id())).toList();
    }

    @When("the environment of the process of {name} is read")
    public void readEnvironment(String app) {
        environment = world.bridge().app(app).environment();
        evidence.record(app + " was handed the variables " + environment.keySet());
    }

    @Then("it holds no password but that of {name}")
    public void noForeignPassword(String app) {
        world.bridge().server().credentials().principals().stream()
                .filter(principal -> !principal.equals(app))
                .map(principal -> world.bridge().server().credentials().of(principal))
                .map(UserPassword::password)
                .forEach(password -> assertThat(
                                environment.values().stream().anyMatch(value -> value.contains(password)))
                        .as("whether %s was handed a password of another principal", app)
                        .isFalse());
        assertThat(world.bridge().server().credentialsOf(app))
                .as("the credentials of %s; without any it holds what everybody holds, the admin too", app)
                .isPresent();
    }
}
