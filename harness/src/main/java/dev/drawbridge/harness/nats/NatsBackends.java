package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.EnvironmentException;
import java.io.IOException;
import java.util.List;

/** The way to get servers that a run is configured to take. */
public enum NatsBackends {
    /** A container when an engine has or gets the image, else a binary. */
    AUTO,
    BINARY,
    CONTAINER;

    /**
     * Finds servers that will do, this way.
     *
     * @throws EnvironmentException naming each attempt when there are none
     */
    public NatsBackend find(Requirement wanted) {
        return switch (this) {
            case AUTO -> AutoBackend.choose(wanted);
            case BINARY -> BinaryBackend.find(wanted);
            case CONTAINER -> container(wanted);
        };
    }

    private static NatsBackend container(Requirement wanted) {
        String image = ContainerBackend.configuredImage();
        try {
            return ContainerBackend.of(image, wanted);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "no nats-server from a container: " + e.getMessage(),
                    "image " + image,
                    List.of(),
                    "start a Docker engine that has or can get the image, name another one with -D"
                            + ContainerBackend.IMAGE_PROPERTY + "=…, or run with -Dnats.backend=binary",
                    e);
        }
    }
}
