package dev.drawbridge.referenceapp.host;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/** The process that holds the apps. It starts one for each line of the pipe {@code orders}, and ends with its input. */
public final class AppHost {

    private AppHost() {}

    /**
     * Runs it.
     *
     * @param arguments the folder of the pipes, in which {@code orders} is there
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Outputs.install();
        configureLogging();
        Thread end = new Thread(AppHost::endWithInput, "end");
        end.setDaemon(true);
        end.start();
        // Opened for writing, too: else it ends with the first who has written to it.
        try (RandomAccessFile orders =
                        new RandomAccessFile(folder.resolve("orders").toFile(), "rw");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new FileInputStream(orders.getFD()), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                HostedApp.start(folder, Long.parseLong(line));
            }
        }
    }

    /** As the app's configuration wants it, once: each app would set it up anew, and silence the others meanwhile. */
    private static void configureLogging() {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        LoggingSystem logging = LoggingSystem.get(AppHost.class.getClassLoader());
        logging.beforeInitialize();
        logging.getSystemProperties(environment).apply();
        logging.initialize(new LoggingInitializationContext(environment), null, null);
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said there.
            }
        } catch (IOException gone) {
            // As good as an end.
        }
        Runtime.getRuntime().halt(0);
    }
}
