package dev.drawbridge.selftest;

import dev.drawbridge.selftest.worker.AppHost;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which variants' apps live in one process, which is started for the first of them. */
final class SharedApps implements AutoCloseable {

    /** Where the host looks up what its apps are told; elsewhere every app is a process. */
    private static final Path PROCESSES = Path.of("/proc/self/environ");

    private final Programs programs;
    private final KillingScenarios killing;
    private final List<String> apps =
            TopologyYaml.seed().apps().stream().map(App::name).toList();
    private @Nullable AppHost host;

    SharedApps(Programs programs) {
        this.programs = programs;
        this.killing = KillingScenarios.of(programs.home().resolve("features"));
    }

    /** What a run's configuration has to say beside the variant's own; nothing where apps need processes of their own. */
    synchronized Map<String, String> settings(Variant variant) throws IOException, InterruptedException {
        if (!Files.exists(PROCESSES) || variant.difference().needsProcesses() || killing.areAmong(variant.tags())) {
            return Map.of();
        }
        AppHost running = host;
        if (running == null) {
            running = AppHost.start(programs.appHost(), programs.hostedApp());
            host = running;
        }
        return running.settings(apps);
    }

    @Override
    public synchronized void close() {
        if (host != null) {
            host.close();
        }
    }
}
