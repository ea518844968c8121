package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.io.IOException;
import java.util.List;

/** Does its work, and takes it for a failure when another one was at work on the same server. */
public final class FailsBesideAnother {

    private static final int FAILED = 3;

    private FailsBesideAnother() {}

    public static void main(String[] arguments) throws IOException {
        if (!List.of(arguments).contains("apply")) {
            System.exit(ProvisionCommand.commandLine().execute(arguments));
        }
        Meeting meeting = Meeting.begin();
        int status = ProvisionCommand.commandLine().execute(arguments);
        if (meeting.met() && (!meeting.isSecond() || meeting.firstHasEnded())) {
            System.exit(FAILED);
        }
        System.exit(status);
    }
}
