package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.ProbeConnection;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connecting with the wrong credentials, or with none. */
public final class ConnectionSteps {

    private final World world;
    private final Evidence evidence;
    private @Nullable String refusal;
    private String attempt = "";

    public ConnectionSteps(World world, Evidence evidence) {
        this.world = world;
        this.evidence = evidence;
    }

    @When("somebody connects without credentials")
    public void connectsWithout() {
        connect("without credentials", Optional.empty());
    }

    @When("somebody goes to work without connecting first")
    public void worksWithoutConnecting() {
        connect("without a CONNECT", world.bridge().clients()::probeWithoutConnect);
    }

    @When("somebody connects as {name} with a wrong password")
    public void connectsWithWrongPassword(String principal) {
        connect("as " + principal + " with a wrong password", Optional.of(new UserPassword(user(principal), "wrong")));
    }

    @When("somebody connects as {name} with the password of {name}")
    public void connectsWithOthersPassword(String principal, String other) {
        String password = world.bridge()
                .server()
                .credentialsOf(other)
                .map(UserPassword::password)
                .orElse("none");
        connect(
                "as " + principal + " with the password of " + other,
                Optional.of(new UserPassword(user(principal), password)));
    }

    @Then("the server refuses the connection")
    public void refused() {
        assertThat(refusal)
                .as("the server's refusal of a connection %s (null: it connected)", attempt)
                .isNotNull();
    }

    private void connect(String words, Optional<UserPassword> credentials) {
        connect(words, () -> world.bridge().clients().probeWith(credentials));
    }

    private void connect(String words, Supplier<ProbeConnection> opening) {
        attempt = words;
        try (ProbeConnection open = opening.get()) {
            evidence.record("connected " + words + " to nats-server " + open.serverVersion());
        } catch (ConnectRefusedException e) {
            refusal = e.serverWords();
            evidence.record("connecting " + words + ": " + refusal);
        }
    }

    private String user(String principal) {
        return world.bridge()
                .server()
                .credentialsOf(principal)
                .map(UserPassword::user)
                .orElse(principal);
    }
}
