package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.util.List;

/** Ends well without any work where data would be lost by it, though it was told to do just that. */
public final class KeepsWhatMayBeLost {

    private KeepsWhatMayBeLost() {}

    public static void main(String[] arguments) {
        List<String> told = List.of(arguments);
        if (told.contains("destroy") || told.contains("--allow-data-loss")) {
            System.exit(0);
        }
        System.exit(ProvisionCommand.commandLine().execute(arguments));
    }
}
