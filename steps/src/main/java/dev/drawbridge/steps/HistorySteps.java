package dev.drawbridge.steps;

import dev.drawbridge.harness.environment.AppUnderTest;
import dev.drawbridge.harness.history.Anomaly;
import dev.drawbridge.harness.history.Burst;
import dev.drawbridge.harness.history.History;
import dev.drawbridge.harness.history.HistoryChecker;
import dev.drawbridge.harness.history.Quiet;
import dev.drawbridge.harness.history.Recording;
import dev.drawbridge.harness.waiting.Eventually;
import io.cucumber.java.After;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Floods of writes, recorded first and judged after. */
public final class HistorySteps {

    /** For all of a flood to be sent and applied, on a machine that does much else. */
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private static final int CLIENTS = 6;
    private static final int SHOWN = 8;

    private final World world;
    private final Evidence evidence;
    private final Replicas replicas;
    private @Nullable Recording recording;

    public HistorySteps(World world, Evidence evidence, Replicas replicas) {
        this.world = world;
        this.evidence = evidence;
        this.replicas = replicas;
    }

    @When("each app makes {int} resources and changes them {int} times, all at once")
    @When("each app makes {int} resources and changes them {int} times, all at once and by both its instances")
    public void flood(int creations, int updates) {
        Recording started = Recording.start(world.bridge());
        recording = started;
        Map<String, List<URI>> instances = new TreeMap<>();
        for (AppUnderTest app : world.bridge().apps()) {
            instances.put(
                    app.name(),
                    Stream.concat(Stream.of(app), replicas.of(app.name()).stream())
                            .map(AppUnderTest::address)
                            .toList());
        }
        long begun = System.nanoTime();
        new Burst(creations, updates, CLIENTS).run(instances, "burst-" + Names.unique(), started.recorder());
        evidence.record(started.recorder().writes().size() + " writes answered within " + millisSince(begun) + " ms");
    }

    @Then("every acknowledged write has arrived complete and once, and the latest state has won")
    public void judge() {
        Recording ended = Objects.requireNonNull(recording, "no step has recorded anything");
        long begun = System.nanoTime();
        String unsettled = awaitQuiet();
        evidence.record("nothing under way after another " + millisSince(begun) + " ms");
        History history = ended.end();
        List<Anomaly> anomalies = HistoryChecker.check(history);
        evidence.record(history + "; " + anomalies.size() + " anomalies");
        if (!anomalies.isEmpty()) {
            throw new AssertionError("expected every acknowledged write complete, once and in order at both apps, of "
                    + history + "; found " + counts(anomalies) + ": "
                    + anomalies.stream().limit(SHOWN).map(Anomaly::toString).collect(Collectors.joining("; "))
                    + unsettled);
        }
        if (!unsettled.isEmpty()) {
            throw new AssertionError("every write has arrived, but" + unsettled);
        }
    }

    /** Waits until nothing is under way; what still is when the time is up is judged as it is, and told. */
    private String awaitQuiet() {
        try {
            Eventually.until("nothing under way", SETTLING, () -> Quiet.underWay(world.bridge()), List::isEmpty);
            return "";
        } catch (AssertionError stillUnderWay) {
            return "; still under way after " + SETTLING.toSeconds() + " s: " + Quiet.underWay(world.bridge());
        }
    }

    private static String counts(List<Anomaly> anomalies) {
        return anomalies.stream()
                .collect(Collectors.groupingBy(Anomaly::kind, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    @After(order = 10)
    public void stopRecording() {
        if (recording != null) {
            recording.close();
        }
    }
}
