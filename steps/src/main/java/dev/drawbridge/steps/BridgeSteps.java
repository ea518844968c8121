package dev.drawbridge.steps;

import dev.drawbridge.harness.environment.Bridge;
import io.cucumber.java.en.Given;

/** Which bridge a scenario is about. */
public final class BridgeSteps {

    private final World world;

    public BridgeSteps(World world) {
        this.world = world;
    }

    @Given("a provisioned bridge")
    public void aProvisionedBridge() {
        use(Run.current().steadyBridge());
    }

    @Given("a provisioned bridge that may be disturbed")
    public void aProvisionedBridgeThatMayBeDisturbed() {
        use(Run.current().disturbedBridge());
    }

    @Given("a provisioned bridge that may be flooded")
    public void aProvisionedBridgeThatMayBeFlooded() {
        use(Run.current().floodedBridge());
    }

    @Given("a bridge of its own without apps")
    @Needs(Control.SERVERS)
    public void aBridgeOfItsOwnWithoutApps() {
        world.useOwn(bridge -> bridge.provisioned());
    }

    /** One of its own; of a system that runs already the only one, where the harmless forms stand for what may do harm. */
    @Given("a bridge that may come to harm")
    public void aBridgeThatMayComeToHarm() {
        if (Run.current().surroundings().isAttached()) {
            use(Run.current().steadyBridge());
        } else {
            world.useOwn(bridge -> bridge.provisioned());
        }
    }

    private void use(Bridge shared) {
        world.use(shared);
        Run.current().harm().ifPresent(Harm::requireNone);
    }

    @Given("both apps are ready")
    public void bothAppsAreReady() {
        Run.current().awaitApps(world.bridge());
        world.markStream();
    }
}
