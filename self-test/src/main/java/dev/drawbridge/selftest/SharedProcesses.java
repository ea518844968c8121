package dev.drawbridge.selftest;

import dev.drawbridge.selftest.worker.HostProcess;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which variants' apps live in one process, and which provisioners in another; each is started for the first of them. */
final class SharedProcesses implements AutoCloseable {

    /** Where a host looks up what its programs are told; elsewhere every one is a process. */
    private static final Path PROCESSES = Path.of("/proc/self/environ");

    private final Programs programs;
    private final KillingScenarios ofApps;
    private final KillingScenarios ofProvisioners;
    private final List<String> apps =
            TopologyYaml.seed().apps().stream().map(App::name).toList();
    private @Nullable HostProcess appHost;
    private @Nullable HostProcess provisionerHost;

    SharedProcesses(Programs programs) {
        this.programs = programs;
        Path features = programs.home().resolve("features");
        this.ofApps = KillingScenarios.ofApps(features);
        this.ofProvisioners = KillingScenarios.ofProvisioners(features);
    }

    /** What a run's configuration has to say beside the variant's own; nothing where it needs processes for all. */
    synchronized Map<String, String> settings(Variant variant) throws IOException, InterruptedException {
        Map<String, String> settings = new TreeMap<>();
        if (!Files.exists(PROCESSES)) {
            return settings;
        }
        if (!variant.difference().needsProcesses() && !ofApps.areAmong(variant.tags())) {
            String command = appHost().command();
            for (String app : apps) {
                settings.put("apps." + app + ".command", command);
                settings.put("apps." + app + ".live", "/actuator/health/liveness");
                settings.put("apps." + app + ".ready", "/actuator/health/readiness");
            }
        }
        if (!ofProvisioners.areAmong(variant.tags())) {
            settings.put("provisioner.command", provisionerHost().command());
        }
        return settings;
    }

    private HostProcess appHost() throws IOException, InterruptedException {
        HostProcess running = appHost;
        if (running == null) {
            running = HostProcess.start(programs.appHost(), programs.standIn());
            appHost = running;
        }
        return running;
    }

    private HostProcess provisionerHost() throws IOException, InterruptedException {
        HostProcess running = provisionerHost;
        if (running == null) {
            running = HostProcess.start(programs.provisionerHost(), programs.standIn());
            provisionerHost = running;
        }
        return running;
    }

    @Override
    public synchronized void close() {
        if (appHost != null) {
            appHost.close();
        }
        if (provisionerHost != null) {
            provisionerHost.close();
        }
    }
}
