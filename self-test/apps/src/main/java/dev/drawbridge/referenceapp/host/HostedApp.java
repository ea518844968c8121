package dev.drawbridge.referenceapp.host;

import dev.drawbridge.referenceapp.InSharedProcess;
import dev.drawbridge.referenceapp.nats.NatsLink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;

/** One app, as long as the process lives that stands for it, or until that one is told to end. */
final class HostedApp {

    /** What a JVM ends with by SIGTERM, and where it can't start. */
    private static final int TERMINATED = 143;

    private static final int FAILED = 1;

    private final Path folder;
    private final long process;
    private final CompletableFuture<ConfigurableApplicationContext> context = new CompletableFuture<>();

    private HostedApp(Path folder, long process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * Starts it, in threads of its own.
     *
     * @param folder where the pipes of that process are: {@code life.<number>}, which says "stop" and ends, and
     *     {@code status.<number>}, which takes its exit status
     * @param process the number of the process that stands for it
     */
    static void start(Path folder, long process) {
        new Thread(new HostedApp(folder, process)::live, "app-" + process).start();
    }

    private void live() {
        try (BufferedReader life = Files.newBufferedReader(folder.resolve("life." + process));
                OutputStream output = Files.newOutputStream(Path.of("/proc", Long.toString(process), "fd", "1"))) {
            Outputs.writeTo(output);
            new Thread(this::run, "main").start();
            String order = life.readLine();
            if (order == null) {
                if (!context.cancel(false)) {
                    cutOff(context.join());
                }
            } else {
                close();
            }
        } catch (IOException gone) {
            // It ended before it could be asked who it is.
        }
    }

    private void run() {
        try {
            ConfigurableApplicationContext started =
                    InSharedProcess.application(environment()).run();
            if (!context.complete(started)) {
                cutOff(started);
            }
        } catch (IOException | RuntimeException | Error failed) {
            // The app has said why.
            end(FAILED);
        }
    }

    /** As a shutdown hook does it; one that isn't up yet has nothing to bring to an end. */
    private void close() {
        if (!context.cancel(false)) {
            context.join().close();
        }
        end(TERMINATED);
    }

    /** What others see of a process that was killed: that it is gone from one moment to the next. */
    private static void cutOff(ConfigurableApplicationContext killed) {
        killed.getBean(NatsLink.class).stop();
        try {
            killed.getBean(DataSource.class).unwrap(AutoCloseable.class).close();
        } catch (Exception e) {
            throw new IllegalStateException("connections of a killed app stay open", e);
        }
        killed.close();
    }

    private void end(int status) {
        try {
            Files.writeString(folder.resolve("status." + process), status + "\n", StandardOpenOption.WRITE);
        } catch (IOException gone) {
            // Nobody waits for it any more.
        }
    }

    private Map<String, String> environment() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process), "environ"));
        return Arrays.stream(new String(bytes, StandardCharsets.UTF_8).split("\0", -1))
                .filter(variable -> variable.contains("="))
                .collect(Collectors.toMap(
                        variable -> variable.substring(0, variable.indexOf('=')),
                        variable -> variable.substring(variable.indexOf('=') + 1)));
    }
}
