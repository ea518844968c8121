package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.io.PrintWriter;
import java.io.Writer;

/** Does what it is told, without a word of its progress. */
public final class SaysNothing {

    private SaysNothing() {}

    public static void main(String[] arguments) {
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        System.exit(ProvisionCommand.commandLine().setOut(nobody).execute(arguments));
    }
}
