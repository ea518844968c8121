package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.environment.BridgeServer;
import dev.drawbridge.harness.environment.ServerConnections;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.permissions.UserPassword;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The apps' own connections and processes, as the server and this machine see them. */
public final class AppsAtWorkSteps {

    /** More than the two seconds that a server gives a connection to say who it is. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final World world;
    private final Evidence evidence;
    private Map<String, String> environment = Map.of();
    private boolean isOfOthers;

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
        if (!world.bridge().server().isOurs()) {
            theirConnections();
            return;
        }
        List<String> apps =
                world.bridge().apps().stream().map(app -> app.name()).sorted().toList();
        Eventually.until(
                "every connection that this run did not open itself to be of a user among " + apps,
                SETTLING,
                this::foreignUsers,
                apps::equals);
    }

    private void theirConnections() {
        BridgeServer server = world.bridge().server();
        Map<String, String> apps = new TreeMap<>();
        world.bridge().apps().forEach(app -> apps.put(app.name(), listedAs(server, app.name())));
        String admin = listedAs(server, "admin");
        try {
            Eventually.until(
                    "every app to be connected as itself, and nobody as admin",
                    SETTLING,
                    () -> TheirConnections.of(apps, admin, foreignConnections()),
                    TheirConnections::areAsTheyMust);
        } catch (AssertionError settled) {
            TheirConnections.of(apps, admin, foreignConnections()).require();
        }
    }

    private static String listedAs(BridgeServer server, String principal) {
        return server.listedAs(principal)
                .orElseThrow(() -> new MissingControlException(
                        "what the server calls " + principal + " where it lists connections",
                        "a user, an NKey or a user JWT has a name there; a token or a certificate alone has none"));
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
        try {
            environment = world.bridge().app(app).environment();
        } catch (MissingControlException notOurs) {
            if (Run.current().configuration().nats().monitoring() == null) {
                throw notOurs;
            }
            isOfOthers = true;
            evidence.record("somebody else started the process of " + app
                    + ", and its environment can't be read; as whom it is connected is what the server lists");
            return;
        }
        evidence.record(app + " was handed the variables " + environment.keySet());
    }

    @Then("it holds no password but that of {name}")
    public void noForeignPassword(String app) {
        if (isOfOthers) {
            return;
        }
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
