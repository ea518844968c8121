package dev.drawbridge.selftest;

import dev.drawbridge.selftest.worker.HostProcess;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which variants' apps live in one process, and which provisioners in another; each is started for the first of them. */
final class SharedProcesses implements AutoCloseable {

    /** Where a host looks up what its programs are told; elsewhere every one is a process. */
    private static final Path PROCESSES = Path.of("/proc/self/environ");

    private final Programs programs;
    private final KillingScenarios ofApps;
    private final KillingScenarios ofProvisioners;
    private final List<String> apps =
            TopologyYaml.seed().apps().stream().map(App::name).toList();
    private final Map<List<String>, HostProcess> hosts = new HashMap<>();

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
            String command = heldBy(programs.appHost());
            for (String app : apps) {
                settings.put("apps." + app + ".command", command);
                settings.put("apps." + app + ".live", "/actuator/health/liveness");
                settings.put("apps." + app + ".ready", "/actuator/health/readiness");
            }
        }
        if (!ofProvisioners.areAmong(variant.tags())) {
            settings.put("provisioner.command", heldBy(programs.provisionerHost()));
        }
        return settings;
    }

    /** How a run has a program held by the process of that command. */
    private String heldBy(List<String> java) throws IOException, InterruptedException {
        HostProcess running = hosts.get(java);
        if (running == null) {
            running = HostProcess.start(java, programs.standIn());
            hosts.put(java, running);
        }
        return running.command();
    }

    @Override
    public synchronized void close() {
        hosts.values().forEach(HostProcess::close);
    }
}
