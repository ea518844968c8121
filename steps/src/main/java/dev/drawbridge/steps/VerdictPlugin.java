package dev.drawbridge.steps;

import dev.drawbridge.reports.Evidence;
import dev.drawbridge.reports.ScenarioResult;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestRunFinished;
import io.cucumber.plugin.event.WriteEvent;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Turns what Cucumber reports of scenarios into the run's results, and has the run judged when the last one ended. */
public final class VerdictPlugin implements ConcurrentEventListener {

    private final Map<UUID, Queue<Evidence>> evidence = new ConcurrentHashMap<>();

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(WriteEvent.class, this::collect);
        publisher.registerHandlerFor(TestCaseFinished.class, this::finish);
        publisher.registerHandlerFor(
                TestRunFinished.class, finished -> Run.current().judge());
    }

    private void collect(WriteEvent event) {
        evidenceOf(event.getTestCase()).add(Evidence.of("seen", event.getText()));
    }

    private void finish(TestCaseFinished event) {
        TestCase scenario = event.getTestCase();
        ScenarioOutcome end = ScenarioOutcome.of(event.getResult());
        Run.current()
                .add(new ScenarioResult(
                        scenario.getUri() + ":" + scenario.getLocation().getLine(),
                        scenario.getName(),
                        RequirementTags.ids(scenario.getTags()),
                        end.outcome(),
                        end.reason(),
                        List.copyOf(evidenceOf(scenario)),
                        event.getResult().getDuration(),
                        Run.current().pace()));
        evidence.remove(scenario.getId());
    }

    private Queue<Evidence> evidenceOf(TestCase scenario) {
        return evidence.computeIfAbsent(scenario.getId(), id -> new ConcurrentLinkedQueue<>());
    }
}
