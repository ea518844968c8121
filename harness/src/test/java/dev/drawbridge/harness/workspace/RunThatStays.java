package dev.drawbridge.harness.workspace;

import dev.drawbridge.harness.process.ManagedProcess;
import dev.drawbridge.harness.process.ProcessSpec;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A run with a program that ignores SIGTERM, one that descends from it, and one that left its parent and session. */
final class RunThatStays {
    private static final String STUBBORN = """
            trap '' TERM
            sleep 600 &
            setsid sh -c 'sleep 600 & echo "left $!"'
            echo "child $!"
            while :; do sleep 600; done
            """;

    private RunThatStays() {}

    public static void main(String[] arguments) throws InterruptedException {
        Workspace workspace = Workspace.open();
        ManagedProcess process = ManagedProcess.start(workspace, ProcessSpec.of("stubborn", "sh", "-c", STUBBORN));
        String left = process.awaitLine(line -> line.startsWith("left "), Duration.ofSeconds(20));
        String child = process.awaitLine(line -> line.startsWith("child "), Duration.ofSeconds(20));
        System.out.println(workspace.root() + " " + process.pid().getAsLong() + " " + left.substring(5) + " "
                + child.substring(6));
        new CountDownLatch(1).await();
    }
}
