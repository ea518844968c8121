package dev.drawbridge.steps;

import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What one scenario saw. Each line stands in Cucumber's report under its step and in ours under its requirement. */
public final class Evidence {

    private @Nullable Scenario scenario;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Before(order = 0)
    public void open(Scenario current) {
        this.scenario = current;
    }

    /** Records what was seen: the server's or the system's own words where there are any. */
    public void record(String seen) {
        lines.add(seen);
        if (scenario != null) {
            scenario.log(seen);
        }
    }

    /** The name of the running scenario, to tell its data from others'. */
    public String scenarioName() {
        return scenario == null ? "scenario" : scenario.getName();
    }
}
