package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.util.List;

/** Says first where it connects to, by the address as it was given it, with the credentials in it. */
public final class SaysItsPassword {

    private SaysItsPassword() {}

    public static void main(String[] arguments) {
        System.out.println("connecting to " + System.getenv("NATS_URL") + " as told: " + List.of(arguments));
        System.exit(ProvisionCommand.commandLine().execute(arguments));
    }
}
