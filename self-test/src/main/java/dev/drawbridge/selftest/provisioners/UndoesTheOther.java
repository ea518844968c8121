package dev.drawbridge.selftest.provisioners;

import java.io.IOException;

/** Notices that another one is at work on the same server, waits for its end and takes a consumer away that it takes for its. */
public final class UndoesTheOther implements Provisioner {

    @Override
    public int run(Told told) throws IOException {
        if (!told.to("apply")) {
            return told.obey();
        }
        try (Meeting meeting = Meeting.begin(told)) {
            int status = told.obey();
            if (meeting.isSecond() && meeting.firstHasEnded()) {
                Stream.of(told).deleteConsumer("system_b-workers");
            }
            return status;
        }
    }
}
