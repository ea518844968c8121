package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.process.ProcessSpec;
import dev.drawbridge.harness.proxy.FaultProxy;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.provisioner.ProvisionerMain;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the provisioner against one server, each time as a process of its own. */
public final class Provisioning {

    private static final String ADMIN = "admin";

    private final Surroundings surroundings;
    private final BridgeServer server;
    private final Topology declared;
    private final String bridge;
    private final AtomicInteger runs = new AtomicInteger();

    /** @param declared what the provisioner is told to make */
    Provisioning(Surroundings surroundings, BridgeServer server, Topology declared, String bridge) {
        this.surroundings = surroundings;
        this.server = server;
        this.declared = declared;
        this.bridge = bridge;
    }

    /** The declared topology, with the admin's credentials. */
    public ProvisionerProcess start(String... arguments) {
        return start(declared, arguments);
    }

    /** Another topology, with the admin's credentials. */
    public ProvisionerProcess start(Topology declared, String... arguments) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("NATS_URL", server.url().toString());
        credentials(server.credentialsOf(ADMIN), environment);
        return start(declared, environment, arguments);
    }

    /** The declared topology, with the admin's credentials and on that way to the server. */
    public ProvisionerProcess startThrough(FaultProxy way, String... arguments) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("NATS_URL", server.url().getScheme() + "://127.0.0.1:" + way.port());
        credentials(server.credentialsOf(ADMIN), environment);
        return start(declared, environment, arguments);
    }

    /** The declared topology, with a password that is not the admin's. */
    public ProvisionerProcess startWithPassword(String password, String... arguments) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("NATS_URL", server.url().toString());
        credentials(Optional.of(new UserPassword(ADMIN, password)), environment);
        surroundings.addSecret(password);
        return start(declared, environment, arguments);
    }

    /** The declared topology, with user and password inside the URL. */
    public ProvisionerProcess startWithUrl(UserPassword credentials, String... arguments) {
        URI url = server.url();
        surroundings.addSecret(credentials.password());
        return start(
                declared,
                Map.of(
                        "NATS_URL",
                        "nats://" + credentials.user() + ":" + credentials.password() + "@" + url.getHost() + ":"
                                + url.getPort()),
                arguments);
    }

    /**
     * Provisions the declared topology.
     *
     * @throws EnvironmentException with its output, when it does not end with status 0
     */
    void orFail() {
        ProvisionerRun run = start("apply").await();
        if (run.status() != 0) {
            throw new EnvironmentException(
                    "the provisioner ended with status " + run.status(),
                    "bridge " + bridge + " at " + server.url(),
                    run.output(),
                    "its output names the cause",
                    null);
        }
    }

    private ProvisionerProcess start(Topology declared, Map<String, String> environment, String... arguments) {
        String name = "provisioner-" + runs.incrementAndGet();
        Path folder = surroundings.workspace().folder(bridge + "/" + name);
        Path file = folder.resolve("drawbridge.yaml");
        Path audit = folder.resolve("audit.jsonl");
        try {
            Files.writeString(file, TopologyYaml.write(declared));
        } catch (IOException e) {
            throw new UncheckedIOException("writing the provisioner's configuration", e);
        }
        Map<String, String> own = new TreeMap<>(environment);
        own.put("DRAWBRIDGE_CONFIG", file.toString());
        own.put("DRAWBRIDGE_AUDIT", audit.toString());
        Configuration.Provisioner configured = surroundings.configuration().provisioner();
        own.putAll(configured.env());
        return new ProvisionerProcess(
                surroundings.start(
                        configured.program(),
                        ProvisionerMain.class.getName(),
                        ProcessSpec.of(bridge + "-" + name, arguments)
                                .with(own)
                                .in(folder)
                                .sharing(folder)
                                .loggingTo(folder.resolve("provisioner.log"))),
                audit);
    }

    private static void credentials(Optional<UserPassword> own, Map<String, String> environment) {
        own.ifPresent(known -> {
            environment.put("NATS_USER", known.user());
            environment.put("NATS_PASSWORD", known.password());
        });
    }
}
