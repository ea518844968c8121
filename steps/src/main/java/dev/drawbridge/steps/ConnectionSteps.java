package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.environment.Clients;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.ProbeConnection;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
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
        connect("without credentials", clients()::probeWithoutCredentials);
    }

    @When("somebody goes to work without connecting first")
    public void worksWithoutConnecting() {
        connect("without a CONNECT", clients()::probeWithoutConnect);
    }

    /** Its password, or its key: what proves to the server who somebody is. */
    @When("somebody connects as {name} with a wrong secret")
    public void connectsWithWrongSecret(String principal) {
        connect("as " + principal + " with a wrong secret", () -> clients().probeWithMadeUpProof(principal));
    }

    @When("somebody connects as {name} with the secret of {name}")
    public void connectsWithOthersSecret(String principal, String other) {
        connect(
                "as " + principal + " with the secret of " + other,
                () -> clients().probeWithProofOf(principal, other));
    }

    @Then("the server refuses the connection")
    public void refused() {
        assertThat(refusal)
                .as("the server's refusal of a connection %s (null: it connected)", attempt)
                .isNotNull();
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

    private Clients clients() {
        return world.bridge().clients();
    }
}
