package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.process.ManagedProcess;
import dev.drawbridge.harness.process.ProcessSpec;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Runs the dead letter tool under test against one server, each time as a process of its own with the replayer's credentials. */
public final class DeadLetterTool {

    private static final String REPLAYER = "replayer";
    private static final Duration END = Duration.ofSeconds(60);

    private final Surroundings surroundings;
    private final BridgeServer server;
    private final Topology topology;
    private final String bridge;

    DeadLetterTool(Surroundings surroundings, BridgeServer server, Topology topology, String bridge) {
        this.surroundings = surroundings;
        this.server = server;
        this.topology = topology;
        this.bridge = bridge;
    }

    /**
     * Runs it to its end.
     *
     * @param builtIn the main class that is run, with {@code dlq} before the arguments, where the configuration names no
     *     command
     * @throws MissingControlException when this run has no credentials for a replayer, or may make nothing
     */
    public ToolRun run(String builtIn, String... arguments) {
        surroundings.requireWrites();
        UserPassword replayer = server.credentialsOf(REPLAYER)
                .orElseThrow(() -> new MissingControlException(
                        "the principal " + REPLAYER, "give its user and password as nats.principals.replayer"));
        String name = "dlq-tool-" + UUID.randomUUID().toString().substring(0, 8);
        Path folder = surroundings.workspace().folder(bridge + "/" + name);
        Path file = folder.resolve("drawbridge.yaml");
        try {
            Files.writeString(file, TopologyYaml.write(topology));
        } catch (IOException e) {
            throw new UncheckedIOException("writing the dead letter tool's configuration", e);
        }
        Configuration.Tool configured = surroundings.configuration().deadLetterTool();
        Map<String, String> environment = new TreeMap<>();
        environment.put("NATS_URL", server.url().toString());
        environment.put("NATS_USER", replayer.user());
        environment.put("NATS_PASSWORD", replayer.password());
        environment.put("NATS_INBOX_PREFIX", "_INBOX_" + REPLAYER + ".");
        environment.put("STREAM_NAME", topology.streams().get(0).name());
        environment.put("DRAWBRIDGE_CONFIG", file.toString());
        environment.put("DRAWBRIDGE_AUDIT", folder.resolve("audit.jsonl").toString());
        environment.putAll(configured.env());
        List<String> asked = new ArrayList<>(configured.program().isBuiltIn() ? List.of("dlq") : List.of());
        asked.addAll(List.of(arguments));
        ManagedProcess process = surroundings.start(
                configured.program(),
                builtIn,
                ProcessSpec.of(bridge + "-" + name, asked)
                        .with(environment)
                        .in(folder)
                        .loggingTo(folder.resolve("tool.log")));
        int status = process.awaitExit(END)
                .orElseThrow(() -> process.failure(
                        "the dead letter tool has not ended after " + END.toSeconds() + " s", "read its output"));
        return new ToolRun(List.of(arguments), status, process.lines());
    }

    /**
     * How a run of it ended.
     *
     * @param output what it printed on both streams, line by line
     */
    public record ToolRun(List<String> arguments, int status, List<String> output) {

        /** Its output as one text. */
        public String text() {
            return String.join("\n", output);
        }

        @Override
        public String toString() {
            return "the dead letter tool, asked to " + String.join(" ", arguments) + ", ended with status " + status
                    + " and said:\n" + text();
        }
    }
}
