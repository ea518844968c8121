package dev.drawbridge.referenceapp.host;

import dev.drawbridge.host.Host;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/** The process that holds the apps. */
public final class AppHost {

    private AppHost() {}

    /**
     * Runs it.
     *
     * @param arguments the folder of the pipes
     */
    public static void main(String[] arguments) throws IOException {
        Host.run(Path.of(arguments[0]), AppHost::configureLogging, HostedApp::start);
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
}
