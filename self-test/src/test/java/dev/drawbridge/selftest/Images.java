package dev.drawbridge.selftest;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.process.Commands;
import dev.drawbridge.harness.process.ContainerEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Images of the reference app and the provisioner, made by {@code scripts/local-app-images.sh} as long as a test takes. */
final class Images implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TAG = "self-test";

    static final String APP = "local/reference-app:" + TAG;
    static final String PROVISIONER = "local/provisioner:" + TAG;

    private final List<String> made = new ArrayList<>();

    /** Makes them; where no engine answers the test is skipped, and says so. */
    static Images make() {
        try {
            ContainerEngine.find().requireThisMachine();
        } catch (EnvironmentException none) {
            Assumptions.abort("nothing runs in a container here: " + none.what()
                    + "; scripts/docker-engine.sh starts an engine, scripts/container-run.sh runs this test");
        }
        Images images = new Images();
        Programs programs = Programs.ofBuild();
        images.made.addAll(List.of(APP, PROVISIONER));
        succeed(programs.home().resolve("scripts/local-app-images.sh").toString(), TAG);
        return images;
    }

    /** An app's image that differs from the right one by what its own environment says. */
    String broken(String name, String variable) {
        String image = "local/" + name + ":" + TAG;
        String container = succeed("docker", "create", APP);
        try {
            succeed("docker", "commit", "-c", "ENV " + variable, container, image);
            made.add(image);
            return image;
        } finally {
            succeed("docker", "rm", container);
        }
    }

    /** Containers of runs of the suite's, those that have ended, too. */
    static List<String> containers() {
        return succeed("docker", "ps", "--all", "--filter", "label=dev.drawbridge.workspace", "--format", "{{.Names}}")
                .lines()
                .toList();
    }

    /** What everybody on this machine may read: command lines, and the containers with theirs and their labels. */
    static String visible() {
        return succeed("ps", "-A", "-ww", "-o", "args=") + "\n"
                + succeed("docker", "ps", "--no-trunc", "--format", "{{.Names}} {{.Command}} {{.Labels}}");
    }

    @Override
    public void close() {
        made.forEach(image -> succeed("docker", "rmi", image));
    }

    private static String succeed(String... command) {
        Commands.Outcome outcome = Commands.run(PATIENCE, List.of(command));
        if (!outcome.ok()) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + outcome.output());
        }
        return outcome.output();
    }
}
