package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.io.IOException;
import java.util.List;

/** Notices that another one is at work on the same server, waits for its end and takes a consumer away that it takes for its. */
public final class UndoesTheOther {

    private UndoesTheOther() {}

    public static void main(String[] arguments) throws IOException {
        if (!List.of(arguments).contains("apply")) {
            System.exit(ProvisionCommand.commandLine().execute(arguments));
        }
        Meeting meeting = Meeting.begin();
        int status = ProvisionCommand.commandLine().execute(arguments);
        if (meeting.isSecond() && meeting.firstHasEnded()) {
            Stream.deleteConsumer("system_b-workers");
        }
        System.exit(status);
    }
}
