package dev.drawbridge.harness.process;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.SELContext;
import com.github.dockerjava.api.model.Volume;
import dev.drawbridge.harness.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;

/** What a container gets: the machine's network, the environment of a program, and the folder that it shares with the run. */
record ContainerForm(ProcessSpec spec, Workspace workspace) {

    /** Makes one of that image under that name; it is not started. */
    void create(DockerClient client, String image, String name) {
        HostConfig host = HostConfig.newHostConfig()
                .withNetworkMode("host")
                // An engine may be told to keep no logs, or to send them elsewhere.
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE));
        Path shared = spec.shared();
        if (shared != null) {
            openToAll(shared);
            host.withBinds(
                    new Bind(shared.toString(), new Volume(shared.toString()), AccessMode.rw, SELContext.shared));
        }
        try (CreateContainerCmd create = client.createContainerCmd(image)) {
            create.withName(name)
                    .withLabels(Map.of("dev.drawbridge.workspace", workspace.mark()))
                    .withEnv(ChildEnvironment.ofContainer(workspace, spec.environment()).entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .toList())
                    .withHostConfig(host);
            if (!spec.command().isEmpty()) {
                create.withCmd(spec.command());
            }
            create.exec();
        }
    }

    /** The image's user is whoever its maker chose. Others of this machine are kept out by the run's own folder. */
    private static void openToAll(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            for (Path each : inside.toList()) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("opening " + folder + " to a container failed", e);
        }
    }
}
