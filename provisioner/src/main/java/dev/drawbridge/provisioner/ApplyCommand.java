package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.plan.Consent;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code provision apply}. */
@Command(name = "apply", description = "Bring the server to the declaration. Running it again changes nothing.")
final class ApplyCommand extends CommandBase {

    @Option(names = "--allow-data-loss", description = "Also make changes that lose messages or a consumer's position")
    private boolean allowDataLoss;

    @Option(names = "--prune", description = "Delete consumers on the declared streams that are not declared")
    private boolean prune;

    @Override
    ExitCode run(Provisioner provisioner, Topology declared, Console console) throws ProvisioningException {
        Outcome outcome = provisioner.apply(new Consent(allowDataLoss, prune));
        for (StreamSpec stream : declared.streams()) {
            console.say("✓ Stream provisioned: " + stream.name());
        }
        for (ConsumerSpec consumer : declared.consumers()) {
            console.say("✓ Consumer provisioned: " + consumer.name());
        }
        outcome.plan().undeclared().forEach(extra -> console.say("! " + extra + "; left alone (--prune deletes it)"));
        if (outcome.done().isEmpty()) {
            console.say("no change: the server already is as declared");
        }
        console.say("✓ Provisioning completed successfully!");
        return ExitCode.OK;
    }
}
