package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.util.List;

/** Makes the stream with one of its subjects before it looks whether this server can hold what is declared. */
public final class BeginsBeforeItLooks {

    private BeginsBeforeItLooks() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("apply") && !Stream.isThere()) {
            Stream.make("system_a.sync.dlq");
        }
        System.exit(ProvisionCommand.commandLine().execute(arguments));
    }
}
