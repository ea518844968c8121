package dev.drawbridge.harness.process;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;
import dev.drawbridge.harness.EnvironmentException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.utility.DockerImageName;

/**
 * The container engine that Testcontainers finds, by a client of our own: nothing is started beside, as Testcontainers does
 * once it hands out its own.
 */
public final class ContainerEngine {
    private static @Nullable ContainerEngine found;

    private final DockerClient client;
    private final String address;

    private ContainerEngine(DockerClient client, String address) {
        this.client = client;
        this.address = address;
    }

    /** The engine. @throws EnvironmentException when none answers */
    public static synchronized ContainerEngine find() {
        ContainerEngine known = found;
        if (known != null) {
            return known;
        }
        try {
            TransportConfig way = DockerClientFactory.instance().getTransportConfig();
            ContainerEngine engine = new ContainerEngine(
                    DockerClientProviderStrategy.getClientForConfig(way),
                    way.getDockerHost().toString());
            found = engine;
            return engine;
        } catch (RuntimeException | LinkageError e) {
            // A platform that JNA has no library for is a platform without an engine.
            throw new EnvironmentException(
                    "no container engine answers",
                    Objects.requireNonNullElse(System.getenv("DOCKER_HOST"), "unix:///var/run/docker.sock"),
                    List.of(),
                    "start Docker, or name its socket with DOCKER_HOST",
                    e);
        }
    }

    DockerClient client() {
        return client;
    }

    /** Where it answers, such as {@code unix:///var/run/docker.sock}. */
    public String address() {
        return address;
    }

    /** Whether it has the image at hand; asks no registry. @throws EnvironmentException when it doesn't answer */
    public boolean has(String image) {
        try {
            client.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        } catch (RuntimeException e) {
            throw silent(e);
        }
    }

    private EnvironmentException silent(RuntimeException e) {
        return new EnvironmentException(
                "the container engine does not answer: " + reason(e),
                address,
                List.of(),
                "see whether it hangs: docker version",
                e);
    }

    /** Has the image at hand, pulling it when the engine lacks it. @throws EnvironmentException when it can't be had */
    public void obtain(String image) {
        if (!has(image)) {
            pull(image, false);
        }
    }

    /**
     * Whether {@link #obtain} would succeed. Of an image that isn't at hand its registry is asked, and the pull given up once
     * the registry has told of it.
     *
     * @return whether it is at hand; where not, it can be pulled
     * @throws EnvironmentException when it can't be had
     */
    public boolean look(String image) {
        boolean there = has(image);
        if (!there) {
            pull(image, true);
        }
        return there;
    }

    private void pull(String image, boolean onlyLook) {
        ImagePull pull = new ImagePull(onlyLook);
        try {
            DockerImageName name = DockerImageName.parse(image);
            client.pullImageCmd(name.getUnversionedPart())
                    .withTag(name.getVersionPart())
                    .exec(pull);
            pull.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unobtainable(image, "interrupted", e);
        } catch (ExecutionException e) {
            throw unobtainable(image, reason(e), e);
        } catch (RuntimeException e) {
            throw unobtainable(image, reason(e), e);
        } finally {
            try {
                pull.close();
            } catch (IOException e) {
                // There is nothing left to read.
            }
        }
    }

    private EnvironmentException unobtainable(String image, String reason, Throwable cause) {
        return new EnvironmentException(
                "the image " + image + " can't be had: " + reason,
                address,
                List.of(),
                "build it for this engine, correct its name, or log in to its registry with docker login",
                cause);
    }

    /**
     * Makes sure that what runs on this engine with the machine's network is on this machine's.
     *
     * @throws EnvironmentException saying why it isn't
     */
    public void requireThisMachine() {
        OwnLoopback.without(info()).ifPresent(reason -> {
            throw new EnvironmentException(
                    "what runs in a container could not reach what the run starts on this machine: " + reason,
                    address,
                    "run the suite where the engine runs, on Linux, or give commands in place of images");
        });
    }

    private Info info() {
        try {
            return client.infoCmd().exec();
        } catch (RuntimeException e) {
            throw silent(e);
        }
    }

    /** What an engine said, without the JSON around it. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String said = String.valueOf(cause.getMessage()).strip();
        return said.replaceFirst("(?s)^Status \\d+: \\{\"message\":\"(.*)\"}$", "$1")
                .replace("\\\"", "\"");
    }
}
