package dev.drawbridge.steps;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.drawbridge.reports.ExitStatus;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the suite in this JVM, without a build tool. */
public final class Conformance {

    private Conformance() {}

    /**
     * Runs every scenario that the tags select, and judges the run.
     *
     * <p>The settings are read from the system properties that {@link RunSettings} names; one JVM holds one run.
     *
     * @return the exit status that the report names, or that of a broken environment when there is no report
     */
    public static int run() {
        Optional<ExitStatus> problem = Preflight.check(Run.current(), System.err);
        if (problem.isPresent()) {
            Run.current().close();
            return problem.get().code();
        }
        Path output = Run.current().settings().output();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(ConformanceSuite.class))
                .configurationParameter("cucumber.plugin", plugins(output))
                .build();
        LauncherFactory.create().execute(request);
        OptionalInt status = Gate.statusOf(output.resolve("report.json"));
        return status.orElse(ExitStatus.ENVIRONMENT.code());
    }

    private static String plugins(Path output) {
        return String.join(
                ",",
                VerdictPlugin.class.getName(),
                "html:" + output.resolve("cucumber.html"),
                "message:" + output.resolve("cucumber.ndjson"),
                "junit:" + output.resolve("junit.xml"));
    }
}
