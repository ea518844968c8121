package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.plan.Consent;
import dev.drawbridge.topology.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code provision plan}. */
@Command(
        name = "plan",
        description =
                "Print what apply would do; change nothing. Exit code 0 when there is nothing to do, 1 when there are"
                        + " changes, 5 when apply would refuse them.")
final class PlanCommand extends CommandBase {

    @Option(names = "--allow-data-loss", description = "Plan as apply --allow-data-loss would")
    private boolean allowDataLoss;

    @Option(names = "--prune", description = "Plan as apply --prune would")
    private boolean prune;

    @Option(names = "--json", description = "Print the plan as JSON, and nothing else, to standard output")
    private boolean json;

    @Override
    boolean machineReadable() {
        return json;
    }

    @Override
    ExitCode run(Provisioner provisioner, Topology declared, Console console) throws ProvisioningException {
        Outcome outcome = provisioner.plan(new Consent(allowDataLoss, prune));
        if (json) {
            console.print(PlanText.json(outcome));
        } else {
            PlanText.lines(outcome.plan(), declared).forEach(console::say);
        }
        if (outcome.plan().refused()) {
            return ExitCode.WOULD_LOSE;
        }
        return outcome.plan().drifted() ? ExitCode.DIFFERENT : ExitCode.OK;
    }
}
