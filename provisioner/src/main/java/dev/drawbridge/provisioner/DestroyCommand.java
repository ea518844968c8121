package dev.drawbridge.provisioner;

import dev.drawbridge.topology.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code provision destroy}. */
@Command(
        name = "destroy",
        description = "Delete the declared consumers and streams, with every message in them, and nothing else.")
final class DestroyCommand extends CommandBase {

    @Option(names = "--yes", description = "Really delete; without it the command only says what would be lost")
    private boolean yes;

    @Override
    ExitCode run(Provisioner provisioner, Topology declared, Console console) throws ProvisioningException {
        if (!yes) {
            provisioner
                    .read()
                    .streams()
                    .forEach((name, stream) ->
                            console.say("would delete stream " + name + " with " + stream.messages() + " messages"));
            throw new ProvisioningException(
                    ExitCode.USAGE, "destroy deletes messages; nothing was deleted", "say --yes to delete");
        }
        Destruction destruction = provisioner.destroy();
        if (destruction.done().isEmpty()) {
            console.say("no change: nothing of the declaration exists");
        }
        destruction
                .messagesLost()
                .forEach((stream, messages) ->
                        console.say("✓ Stream deleted: " + stream + " (" + messages + " messages lost)"));
        return ExitCode.OK;
    }
}
