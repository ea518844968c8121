package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;

/** Does what it is told, and says of its failures where in its code they came up as well. */
public final class EndsWithAStackTrace {

    private EndsWithAStackTrace() {}

    public static void main(String[] arguments) {
        int status = ProvisionCommand.commandLine().execute(arguments);
        if (status != 0) {
            new IllegalStateException("ended with status " + status).printStackTrace();
        }
        System.exit(status);
    }
}
