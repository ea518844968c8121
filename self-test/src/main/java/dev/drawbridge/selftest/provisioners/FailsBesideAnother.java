package dev.drawbridge.selftest.provisioners;

import java.io.IOException;

/** Does its work, and takes it for a failure when another one was at work on the same server. */
public final class FailsBesideAnother implements Provisioner {

    private static final int FAILED = 3;

    @Override
    public int run(Told told) throws IOException {
        if (!told.to("apply")) {
            return told.obey();
        }
        try (Meeting meeting = Meeting.begin(told)) {
            int status = told.obey();
            return meeting.met() && (!meeting.isSecond() || meeting.firstHasEnded()) ? FAILED : status;
        }
    }
}
