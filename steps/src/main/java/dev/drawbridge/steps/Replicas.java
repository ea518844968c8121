package dev.drawbridge.steps;

import dev.drawbridge.harness.environment.AppUnderTest;
import io.cucumber.java.After;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The further instances of apps that a scenario has started; they end with it. */
public final class Replicas {

    private final World world;
    private final Map<String, List<AppUnderTest>> started = new TreeMap<>();

    public Replicas(World world) {
        this.world = world;
    }

    /** Starts one more instance of every app, all at once, and waits for them. */
    void startOneOfEach() {
        for (AppUnderTest app : world.bridge().apps()) {
            started.computeIfAbsent(app.name(), any -> new ArrayList<>())
                    .add(world.bridge().startAnother(app.name()));
        }
        started.values().stream().flatMap(Collection::stream).forEach(AppUnderTest::awaitReady);
    }

    /** The further instances of an app; none where the scenario has started none. */
    List<AppUnderTest> of(String app) {
        return started.getOrDefault(app, List.of());
    }

    @After(order = 5)
    public void stop() {
        started.values().stream()
                .flatMap(Collection::stream)
                .filter(AppUnderTest::isRunning)
                .forEach(AppUnderTest::stop);
    }
}
