package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.util.List;

/** Makes what it is told to make, and finds whatever it made as it should be. */
public final class FindsNoDrift {

    private FindsNoDrift() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("verify")) {
            System.out.println("no drift");
            System.exit(0);
        }
        System.exit(ProvisionCommand.commandLine().execute(arguments));
    }
}
