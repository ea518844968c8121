package dev.drawbridge.harness.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/** Runs a command to its end. */
public final class Commands {
    private Commands() {}

    /**
     * What a command left.
     *
     * @param status its exit status; 127 when it isn't there, 124 when it took too long and was ended
     * @param output both its outputs, without blanks at the ends
     */
    public record Outcome(int status, String output) {
        public boolean ok() {
            return status == 0;
        }

        /** The last line of the output: where programs put the reason. */
        public String lastLine() {
            return output.substring(output.lastIndexOf('\n') + 1);
        }
    }

    public static Outcome run(Duration patience, List<String> command) {
        return run(patience, command, Map.of());
    }

    public static Outcome run(Duration patience, List<String> command, Map<String, String> environment) {
        return run(patience, command, environment, "");
    }

    /**
     * With something to read.
     *
     * @param input may hold secrets, as the command's words may not
     */
    public static Outcome run(Duration patience, List<String> command, String input) {
        return run(patience, command, Map.of(), input);
    }

    /** Never throws for what the command does: the outcome says it. */
    private static Outcome run(Duration patience, List<String> command, Map<String, String> environment, String input) {
        try {
            ProcessResult result = new ProcessExecutor()
                    .command(command)
                    .environment(environment)
                    .redirectInput(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                    .redirectErrorStream(true)
                    .readOutput(true)
                    .destroyOnExit()
                    .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute();
            return new Outcome(result.getExitValue(), result.outputUTF8().strip());
        } catch (IOException e) {
            return new Outcome(127, String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            return new Outcome(124, "no end within " + patience.toSeconds() + " s: " + String.join(" ", command));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(130, "interrupted: " + String.join(" ", command));
        }
    }
}
