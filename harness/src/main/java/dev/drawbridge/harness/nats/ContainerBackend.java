package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.workspace.Workspace;
import java.io.IOException;
import java.util.List;

/** Servers as containers of an image, by way of Testcontainers. */
public final class ContainerBackend implements NatsBackend {
    /** The system property that names the image. */
    public static final String IMAGE_PROPERTY = "nats.image";

    /** The image when nobody names one. */
    public static final String DEFAULT_IMAGE = "nats:2.12-alpine";

    private final String image;
    private final ServerVersion version;

    private ContainerBackend(String image, ServerVersion version) {
        this.image = image;
        this.version = version;
    }

    /** The image that the property names, else the default. */
    public static String configuredImage() {
        return System.getProperty(IMAGE_PROPERTY, DEFAULT_IMAGE);
    }

    /**
     * Makes sure that an engine answers, that it has the image and that the image's server will do.
     *
     * @throws IOException with the reason when one of them doesn't hold
     */
    public static ContainerBackend of(String image, Requirement wanted) throws IOException {
        Docker.requireEngine();
        Docker.requireImage(image);
        ServerVersion version = Docker.versionOf(image);
        if (!wanted.accepts(version)) {
            throw new IOException("the image " + image + " holds " + version + ", wanted is " + wanted);
        }
        return new ContainerBackend(image, version);
    }

    @Override
    public String describe() {
        return "nats-server " + version + " (container of " + image + ")";
    }

    @Override
    public ServerVersion version() {
        return version;
    }

    @Override
    public List<Attempt> attempts() {
        return List.of(new Attempt("container", image + " holds " + version));
    }

    @Override
    public NatsServer start(Workspace workspace, String name, String configuration, NatsOptions options) {
        return ContainerNatsServer.start(image, version, workspace, name, configuration, options);
    }
}
