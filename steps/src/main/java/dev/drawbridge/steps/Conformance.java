package dev.drawbridge.steps;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.RunProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the suite in this JVM: for the command line without a build tool, and within somebody else's tests. */
public final class Conformance {

    /** Cucumber's settings that do not depend on a run. */
    static final String SETTINGS = "dev/drawbridge/steps/suite.properties";

    private Conformance() {}

    /**
     * Runs every scenario that the tags select, and judges the run.
     *
     * <p>The settings are read from the system properties that {@link RunSettings} names; one JVM holds one run at a time.
     *
     * @return the exit status that the report names, or that of a broken environment when there is no report
     */
    public static int run() {
        try {
            return report(RunSettings.fromSystem()).exitStatus().code();
        } catch (NoVerdictException none) {
            System.err.println(none.getMessage());
            return none.status().code();
        }
    }

    /**
     * The same with settings of the caller's.
     *
     * @return the report that was written
     * @throws NoVerdictException when the configuration cannot be used, or the environment broke before there was a report
     * @throws IllegalStateException while this JVM holds another run
     */
    public static Report report(RunSettings settings) {
        Run run = Run.begin(settings);
        Optional<RunProblem> problem = Preflight.check(run);
        if (problem.isPresent()) {
            run.close();
            throw new NoVerdictException(problem.get());
        }
        List<String> broken = execute(settings);
        Path file = settings.output().resolve("report.json");
        return Gate.reportAt(file)
                .orElseThrow(() -> new NoVerdictException(new RunProblem(
                        ExitStatus.ENVIRONMENT,
                        Stream.concat(broken.stream(), Stream.of(Gate.noReport(file)))
                                .collect(Collectors.joining("\n")))));
    }

    /**
     * Runs Cucumber alone, and by nothing but what is said here: within somebody else's tests their listeners, their
     * {@code junit-platform.properties} and their system properties are not meant for this run.
     *
     * @return what kept Cucumber as a whole from its work
     */
    private static List<String> execute(RunSettings settings) {
        LauncherConfig alone = LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage("features"))
                .filters(EngineFilter.includeEngines("cucumber"))
                .enableImplicitConfigurationParameters(false)
                .configurationParametersResources(SETTINGS)
                .configurationParameter("cucumber.filter.tags", settings.tags())
                .configurationParameter("cucumber.plugin", plugins(settings.output()))
                .build();
        List<String> broken = new CopyOnWriteArrayList<>();
        LauncherFactory.create(alone).execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier what, TestExecutionResult result) {
                if (what.isContainer()) {
                    result.getThrowable().ifPresent(thrown -> broken.add(what.getDisplayName() + ": " + thrown));
                }
            }
        });
        return broken;
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
