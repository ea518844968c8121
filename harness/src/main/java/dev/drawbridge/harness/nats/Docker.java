package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.process.ContainerEngine;
import java.io.IOException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;

/** The Docker engine of this machine, as Testcontainers sees it. */
final class Docker {
    /** Testcontainers reads these two from the environment only, so that nobody can set them from here. */
    private static final String HINT = " (without a registry set TESTCONTAINERS_RYUK_DISABLED=true, in a container"
            + " TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1)";

    private Docker() {}

    /** Whether an engine answers. @throws IOException with the reason when none does */
    static void requireEngine() throws IOException {
        boolean answers;
        try {
            answers = DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException | LinkageError e) {
            // A platform that JNA has no library for is a platform without an engine.
            throw new IOException("no Docker engine answers: " + e.getMessage() + HINT, e);
        }
        if (!answers) {
            throw new IOException("no Docker engine answers (DOCKER_HOST names another socket than the usual one)");
        }
    }

    /** Where it answers, of an engine that does. */
    static String address() {
        return ContainerEngine.find().address();
    }

    /**
     * Whether the engine has the image at hand. Only asks: nothing is pulled, nor started beside, as Testcontainers does once
     * it hands out its own client.
     *
     * @throws IOException with the reason when no engine answers
     */
    static boolean hasImage(String image) throws IOException {
        try {
            return ContainerEngine.find().has(image);
        } catch (EnvironmentException e) {
            throw new IOException("no Docker engine answers", e);
        }
    }

    /** Has the image at hand, pulling it when the engine lacks it. @throws IOException when it can't be had */
    static void requireImage(String image) throws IOException {
        try {
            ContainerEngine.find().obtain(image);
        } catch (EnvironmentException e) {
            throw new IOException(e.what(), e);
        }
    }

    /** Runs the image once to learn its server's version. @throws IOException when it doesn't tell */
    static ServerVersion versionOf(String image) throws IOException {
        try (GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))
                .withCommand("--version")
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy())) {
            container.start();
            String said = container.getLogs();
            return ServerVersion.in(said)
                    .orElseThrow(() -> new IOException("the image " + image + " doesn't tell its version: " + said));
        } catch (RuntimeException e) {
            throw new IOException("the image " + image + " can't be run: " + e.getMessage() + HINT, e);
        }
    }
}
