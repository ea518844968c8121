package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.util.ArrayList;
import java.util.List;

/** Destroys what is there before it makes what it is told to make, so that it need not compare. */
public final class StartsAfresh {

    private StartsAfresh() {}

    public static void main(String[] arguments) {
        List<String> destroy = new ArrayList<>(List.of(arguments));
        if (destroy.remove("apply")) {
            destroy.add("destroy");
            destroy.add("--yes");
            ProvisionCommand.commandLine().execute(destroy.toArray(String[]::new));
        }
        System.exit(ProvisionCommand.commandLine().execute(arguments));
    }
}
