package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.util.ArrayList;
import java.util.List;

/** Does what it is told, whatever is lost by it. */
public final class AllowsEveryLoss {

    private AllowsEveryLoss() {}

    public static void main(String[] arguments) {
        List<String> told = new ArrayList<>(List.of(arguments));
        if (told.contains("apply") && !told.contains("--allow-data-loss")) {
            told.add("--allow-data-loss");
        }
        System.exit(ProvisionCommand.commandLine().execute(told.toArray(String[]::new)));
    }
}
