package dev.drawbridge.selftest.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A JVM that does one command after another, as the command line would do each in a JVM of its own. */
public final class Worker implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final List<String> checks;

    private Worker(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader();
        this.orders = process.outputWriter();
        String checks = answers.readLine();
        if (checks == null) {
            throw new IOException("a worker ended before it took an order; what it said stands above");
        }
        this.checks = List.of(checks.split(" ", -1));
    }

    /**
     * Starts it.
     *
     * @param java the command that runs {@link WorkerMain}
     * @param environment what is added to this process's own
     */
    public static Worker start(List<String> java, Map<String, String> environment, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(java)
                .directory(folder.toFile())
                // What is said outside of a run, as when there is no such class.
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new Worker(builder.start());
    }

    /** What {@code withoutCheck} may name: the methods of every step that begins with Then. */
    public List<String> checks() {
        return checks;
    }

    /**
     * Has it do a command, whose output goes to the log.
     *
     * @param settings of the run's configuration, which come before those of its file
     * @param withoutCheck a check that is out of force meanwhile; null for none
     * @return the exit status
     * @throws TimeoutException when the command has not ended in time; the worker is ended then
     * @throws IOException when the worker has ended instead
     */
    public int run(
            List<String> arguments,
            Map<String, String> settings,
            Path log,
            @Nullable String withoutCheck,
            Duration patience)
            throws IOException, InterruptedException, TimeoutException {
        orders.write(new Order(arguments, settings, log.toString(), withoutCheck).line());
        orders.write('\n');
        orders.flush();
        try {
            String answer = CompletableFuture.supplyAsync(this::answer).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Integer.parseInt(answer);
        } catch (ExecutionException | NumberFormatException e) {
            close();
            throw new IOException("the worker gave no status, see " + log + ": " + e.getMessage(), e);
        } catch (TimeoutException | InterruptedException e) {
            close();
            throw e;
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    private String answer() {
        try {
            return String.valueOf(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it, and whatever it has in hand. */
    @Override
    public void close() {
        process.destroy();
    }
}
