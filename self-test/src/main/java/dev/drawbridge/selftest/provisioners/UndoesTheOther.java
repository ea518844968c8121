package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Notices that another one is at work on the same server, waits for its end and takes a consumer away that it takes for
 * the other one's. The two tell each other of themselves by files, so that it happens each time that there are two.
 */
public final class UndoesTheOther {

    private static final Duration COMPANY = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofSeconds(30);

    private UndoesTheOther() {}

    public static void main(String[] arguments) throws IOException {
        if (!List.of(arguments).contains("apply")) {
            System.exit(ProvisionCommand.commandLine().execute(arguments));
        }
        Path meeting = Path.of(
                System.getProperty("java.io.tmpdir"),
                "undoes-" + System.getenv("NATS_URL").replaceAll("\\W+", "-"));
        Path one = meeting.resolveSibling(meeting.getFileName() + ".one");
        Path other = meeting.resolveSibling(meeting.getFileName() + ".other");
        boolean first = claim(one);
        if (first) {
            within(COMPANY, () -> Files.exists(other));
        } else {
            claim(other);
        }
        int status = ProvisionCommand.commandLine().execute(arguments);
        // The file of one that has ended is gone.
        if (!first && within(END, () -> !Files.exists(one))) {
            Stream.deleteConsumer("system_b-workers");
        }
        System.exit(status);
    }

    /** Makes the file; false when it was there. */
    private static boolean claim(Path file) throws IOException {
        boolean made = file.toFile().createNewFile();
        if (made) {
            file.toFile().deleteOnExit();
        }
        return made;
    }

    private static boolean within(Duration patience, BooleanSupplier holds) {
        try {
            Awaitility.await().atMost(patience).pollDelay(Duration.ZERO).until(holds::getAsBoolean);
            return true;
        } catch (ConditionTimeoutException alone) {
            return false;
        }
    }
}
