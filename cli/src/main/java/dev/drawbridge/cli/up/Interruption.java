package dev.drawbridge.cli.up;

import dev.drawbridge.harness.EnvironmentException;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/** Leaves nothing behind when {@code up} is interrupted before it has handed over. */
final class Interruption {

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    static Interruption endsWholly(UpState state, StateFolder folder, PrintWriter err) {
        Thread hook = new Thread(() -> end(state, folder, err), "up-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    private static void end(UpState state, StateFolder folder, PrintWriter err) {
        try {
            TearDown.of(state);
            folder.forget();
            err.println("drawbridge: interrupted; what was started has ended");
        } catch (EnvironmentException e) {
            err.println("drawbridge: interrupted. " + e.getMessage());
        }
        err.flush();
    }

    /**
     * Says that an end of this process is none of an interruption's from now on. When one is under way, waits for the end
     * that it brings: whoever waited for the keeper must not report its death as a failure.
     */
    void noLonger() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException underWay) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
