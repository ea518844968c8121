package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.host.Host;
import dev.drawbridge.host.Hosted;
import dev.drawbridge.host.StandIn;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The process that holds provisioners. One that is killed is interrupted, and may have done more than a process would have: where
 * a run kills provisioners, they have processes of their own.
 */
public final class ProvisionerHost {

    private ProvisionerHost() {}

    /**
     * Runs it.
     *
     * @param arguments the folder of the pipes
     */
    public static void main(String[] arguments) throws IOException {
        Host.run(Path.of(arguments[0]), () -> {}, ProvisionerHost::start);
    }

    private static Hosted start(StandIn standIn) {
        Thread work = new Thread(() -> work(standIn), "main");
        work.start();
        return new Hosted() {
            @Override
            public void stop() {
                work.interrupt();
                standIn.end(StandIn.TERMINATED);
            }

            @Override
            public void kill() {
                work.interrupt();
            }
        };
    }

    private static void work(StandIn standIn) {
        int status = Provisioners.FAILED;
        try {
            status = Provisioners.run(new Told(standIn.arguments(), standIn.environment(), standIn.output()));
        } catch (IOException gone) {
            // It ended before it could be asked what it was told.
        } finally {
            standIn.end(status);
        }
    }
}
