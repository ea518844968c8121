package dev.drawbridge.harness.nats;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.process.ContainerLog;
import dev.drawbridge.harness.process.LiveLog;
import dev.drawbridge.harness.process.LoopbackPorts;
import dev.drawbridge.harness.workspace.Workspace;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** A server as a container on fixed ports of the loopback interface, so that a restart keeps its address. */
final class ContainerNatsServer implements NatsServer {
    private static final String HOST = "127.0.0.1";
    private static final int CLIENTS = 4222;
    private static final int MONITORING = 8222;
    private static final String FILE = "/etc/nats/drawbridge.conf";
    private static final ConfigurationFile CONFIGURATION = new ConfigurationFile(Path.of(FILE), "/tmp/drawbridge");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LAST_WORDS = Duration.ofSeconds(30);
    private static final int OWNER_ONLY = 0600;
    private static final Pattern PORT_TAKEN = Pattern.compile("port is already allocated|address already in use");

    private final ServerVersion version;
    private final Workspace workspace;
    private final String name;
    private final LiveLog log;
    private final int port;
    private final int monitoringPort;
    private final GenericContainer<?> container;
    private int linesFollowed;
    private @Nullable ContainerLog follower;

    private ContainerNatsServer(
            String image,
            ServerVersion version,
            Workspace workspace,
            String name,
            String text,
            NatsOptions options,
            List<Integer> freePorts) {
        this.version = version;
        this.workspace = workspace;
        this.name = name;
        this.log = new LiveLog(workspace.folder("logs").resolve(name + ".log"));
        this.port = Objects.requireNonNullElse(options.port(), freePorts.get(0));
        this.monitoringPort = Objects.requireNonNullElse(options.monitoringPort(), freePorts.get(1));
        List<String> command = new ArrayList<>(List.of("-c", FILE, "-a", "0.0.0.0"));
        command.addAll(List.of("-p", Integer.toString(CLIENTS), "-m", Integer.toString(MONITORING)));
        command.addAll(options.arguments());
        this.container = new GenericContainer<>(DockerImageName.parse(image))
                .withCommand(command.toArray(String[]::new))
                .withLabel("dev.drawbridge.workspace", workspace.mark())
                .withCopyToContainer(configuration(text), FILE)
                .withCreateContainerCmdModifier(create -> {
                    HostConfig host = Objects.requireNonNullElseGet(create.getHostConfig(), HostConfig::new);
                    create.withExposedPorts(ExposedPort.tcp(CLIENTS), ExposedPort.tcp(MONITORING));
                    create.withHostConfig(host.withPortBindings(bind(port, CLIENTS), bind(monitoringPort, MONITORING)));
                });
    }

    static ContainerNatsServer start(
            String image, ServerVersion version, Workspace workspace, String name, String text, NatsOptions options) {
        return start(image, version, workspace, name, text, options, () -> LoopbackPorts.free(2));
    }

    /**
     * Docker binds ports that we looked up before: somebody may have taken one in between, so it is tried anew on others.
     *
     * @param freePorts two ports nobody listens on, each time it is asked
     */
    static ContainerNatsServer start(
            String image,
            ServerVersion version,
            Workspace workspace,
            String name,
            String text,
            NatsOptions options,
            Supplier<List<Integer>> freePorts) {
        for (int attempt = 1; ; attempt++) {
            ContainerNatsServer server =
                    new ContainerNatsServer(image, version, workspace, name, text, options, freePorts.get());
            try {
                server.container.start();
            } catch (RuntimeException e) {
                server.container.stop();
                String reason = rootMessage(e);
                if (PORT_TAKEN.matcher(reason).find() && attempt < LoopbackPorts.TRIES) {
                    continue;
                }
                throw new EnvironmentException(
                        "The container " + name + " of " + image + " can't be started: " + reason,
                        image,
                        List.of(),
                        "look at the Docker engine's own log",
                        e);
            }
            workspace.watchContainer(server.container.getContainerId(), Docker.address());
            server.awaitReady();
            return server;
        }
    }

    private void awaitReady() {
        int from = log.position();
        follow();
        if (log.await(from, ServerLines::ready, PATIENCE).isEmpty()) {
            EnvironmentException failure = failure("nats-server " + version + " in a container did not become ready");
            close();
            throw failure;
        }
    }

    /** Docker tells a container's log from its beginning each time: what earlier starts said is left out. */
    private synchronized void follow() {
        ContainerLog before = follower;
        if (before != null) {
            before.awaitEnd(LAST_WORDS);
        }
        log.open();
        follower = new ContainerLog(log, linesFollowed, lines -> linesFollowed = lines);
        docker().logContainerCmd(container.getContainerId())
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(follower);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String url() {
        return "nats://" + HOST + ":" + port;
    }

    @Override
    public String host() {
        return HOST;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public URI monitoringUrl() {
        return URI.create("http://" + HOST + ":" + monitoringPort);
    }

    @Override
    public ServerVersion version() {
        return version;
    }

    @Override
    public LiveLog log() {
        return log;
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    @Override
    public String awaitLog(int position, Predicate<String> wanted, Duration patience) {
        return log.await(position, wanted, patience)
                .orElseThrow(
                        () -> failure(name + " did not log within " + patience.toMillis() + " ms what was awaited"));
    }

    @Override
    public void reload(String text) {
        container.copyFileToContainer(configuration(text), FILE);
        int from = log.position();
        docker().killContainerCmd(container.getContainerId()).withSignal("HUP").exec();
        String answer = awaitLog(from, ServerLines::reloadAnswer, PATIENCE);
        if (!ServerLines.reloaded(answer)) {
            throw new EnvironmentException(
                    name + " refuses the new configuration and keeps the old one",
                    FILE + " in the container",
                    List.of(answer),
                    "correct the configuration as the server says",
                    null);
        }
    }

    @Override
    public void stop() {
        if (isRunning()) {
            docker().stopContainerCmd(container.getContainerId()).exec();
        }
    }

    @Override
    public void kill() {
        docker().killContainerCmd(container.getContainerId()).exec();
        docker().waitContainerCmd(container.getContainerId()).start().awaitStatusCode();
    }

    @Override
    public void restart() {
        stop();
        docker().startContainerCmd(container.getContainerId()).exec();
        awaitReady();
    }

    @Override
    public void pause() {
        docker().pauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void resume() {
        docker().unpauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void close() {
        String id = container.getContainerId();
        container.stop();
        workspace.forgetContainer(id, Docker.address());
        log.end();
    }

    private EnvironmentException failure(String what) {
        return new EnvironmentException(
                what,
                "container " + container.getContainerId() + ", log " + log.file(),
                log.tail(30),
                "read the log; the configuration is " + FILE + " in the container",
                null);
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }

    private static Transferable configuration(String text) {
        return Transferable.of(CONFIGURATION.complete(text).getBytes(StandardCharsets.UTF_8), OWNER_ONLY);
    }

    private static PortBinding bind(int host, int inside) {
        return new PortBinding(Ports.Binding.bindIpAndPort(HOST, host), ExposedPort.tcp(inside));
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).strip();
    }
}
