package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.nats.Secrets;
import dev.drawbridge.provisioner.plan.Change;
import java.io.PrintWriter;

/** What a person at the terminal, or a log, gets to see. */
final class Console implements Progress {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean quiet;

    /** @param quiet leaves standard output to a machine-readable result */
    Console(PrintWriter out, PrintWriter err, boolean quiet) {
        this.out = out;
        this.err = err;
        this.quiet = quiet;
    }

    void say(String line) {
        if (!quiet) {
            print(line);
        }
    }

    void print(String text) {
        out.println(Secrets.maskUrls(text));
        out.flush();
    }

    void failed(String message, String remedy) {
        err.println("✗ " + Secrets.maskUrls(message));
        err.println("  what to do: " + Secrets.maskUrls(remedy));
        err.flush();
    }

    @Override
    public void waiting(String url, String reason, long secondsLeft) {
        err.println("… waiting for NATS at " + url.replaceAll("[a-z]+://", "") + ", " + secondsLeft + " s left ("
                + Secrets.maskUrls(reason) + ")");
        err.flush();
    }

    @Override
    public void connected(ServerIdentity server) {
        say("✓ Connected to NATS JetStream");
    }

    @Override
    public void done(Change change) {
        if (change.action() == Change.Action.UPDATE || change.action() == Change.Action.RECREATE) {
            say("  " + change);
        }
    }
}
