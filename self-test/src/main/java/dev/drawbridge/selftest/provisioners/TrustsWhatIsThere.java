package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.util.List;

/** Makes everything where there is nothing, and takes a stream that is there for all of it. */
public final class TrustsWhatIsThere {

    private TrustsWhatIsThere() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("apply") && Stream.isThere()) {
            System.exit(0);
        }
        System.exit(ProvisionCommand.commandLine().execute(arguments));
    }
}
