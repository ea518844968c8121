package dev.drawbridge.steps;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.StepDefinedEvent;
import io.cucumber.plugin.event.TestStepFinished;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The features matched with the glue, and no step of them run: no hook, no surroundings, no verdict. */
final class DryRun {

    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final List<String> scenarios = Collections.synchronizedList(new ArrayList<>());

    private DryRun() {}

    static DryRun of(String features, String... glue) {
        DryRun run = new DryRun();
        Glue.DEFINED.clear();
        Glue.USED.clear();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(features))
                .filters(EngineFilter.includeEngines("cucumber"))
                .configurationParameter("cucumber.execution.dry-run", "true")
                .configurationParameter("cucumber.execution.parallel.enabled", "false")
                .configurationParameter("cucumber.filter.tags", "")
                .configurationParameter("cucumber.glue", String.join(",", glue))
                .configurationParameter("cucumber.plugin", Glue.class.getName())
                .build();
        LauncherFactory.create().execute(request, run.listener());
        return run;
    }

    /** What is undefined, or defined twice: the scenario and the reason. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** The scenarios that were looked at. */
    List<String> scenarios() {
        return List.copyOf(scenarios);
    }

    /** The definitions that no feature uses. */
    Set<String> unused() {
        Set<String> unused = new TreeSet<>(Glue.DEFINED);
        unused.removeAll(Glue.USED);
        return unused;
    }

    private TestExecutionListener listener() {
        return new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    scenarios.add(test.getUniqueId());
                }
                result.getThrowable().ifPresent(thrown -> failures.add(test.getDisplayName() + ": " + thrown));
            }

            @Override
            public void executionSkipped(TestIdentifier test, String reason) {
                failures.add(test.getDisplayName() + " was skipped: " + reason);
            }
        };
    }

    /** Listens to which definitions there are and which are used. Cucumber makes it, by its name. */
    public static final class Glue implements ConcurrentEventListener {

        static final Set<String> DEFINED = Collections.synchronizedSet(new TreeSet<>());
        static final Set<String> USED = Collections.synchronizedSet(new TreeSet<>());

        @Override
        public void setEventPublisher(EventPublisher publisher) {
            publisher.registerHandlerFor(
                    StepDefinedEvent.class,
                    defined -> DEFINED.add(defined.getStepDefinition().getLocation()));
            publisher.registerHandlerFor(TestStepFinished.class, finished -> {
                if (finished.getTestStep() instanceof PickleStepTestStep step && step.getCodeLocation() != null) {
                    USED.add(step.getCodeLocation());
                }
            });
        }
    }
}
