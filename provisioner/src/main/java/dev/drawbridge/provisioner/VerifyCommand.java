package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.plan.Change;
import dev.drawbridge.provisioner.plan.FieldChange;
import dev.drawbridge.provisioner.plan.Plan;
import dev.drawbridge.topology.Topology;
import picocli.CommandLine.Command;

/** {@code provision verify}. */
@Command(
        name = "verify",
        description = "Compare the server with the declaration, field by field; change nothing. Exit code 1 on drift.")
final class VerifyCommand extends CommandBase {

    @Override
    ExitCode run(Provisioner provisioner, Topology declared, Console console) throws ProvisioningException {
        Plan plan = provisioner.verify().plan();
        for (Change change : plan.changes()) {
            if (change.action() == Change.Action.CREATE) {
                console.say("✗ " + change.target() + " does not exist");
            } else {
                for (FieldChange field : change.fields()) {
                    console.say("✗ " + change.target() + ", " + field.field() + ": found " + field.found()
                            + ", declared " + field.declared());
                }
            }
        }
        plan.conflicts().forEach(conflict -> console.say("✗ " + conflict));
        plan.undeclared().forEach(extra -> console.say("✗ " + extra));
        if (plan.drifted()) {
            return ExitCode.DIFFERENT;
        }
        console.say("✓ No drift: the server is as declared");
        return ExitCode.OK;
    }
}
