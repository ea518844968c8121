package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.environment.AppUnderTest;
import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.harness.environment.Surroundings;
import dev.drawbridge.harness.history.Burst;
import dev.drawbridge.harness.history.History;
import dev.drawbridge.harness.history.HistoryChecker;
import dev.drawbridge.harness.history.Listing;
import dev.drawbridge.harness.history.Quiet;
import dev.drawbridge.harness.history.Recording;
import dev.drawbridge.harness.history.Write;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference apps under more than a run asks of anybody: 1,000 creations and 2,000 updates on each side at once, each
 * acknowledged write held against the stream, both apps and both databases.
 */
@Tag("live")
class BurstLiveTest {

    private static final Burst BURST = new Burst(1_000, 2_000, 8);
    private static final Duration SETTLING = Duration.ofMinutes(3);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_burst_at_both_sides_arrives_complete_and_once_whatever_the_number_of_instances(int instances) {
        Configuration configuration = Configuration.load(null, Map.of(), System.getProperties());
        try (Surroundings surroundings = Surroundings.open(configuration);
                Bridge bridge =
                        surroundings.bridge("burst").provisioned().withApps().start()) {
            bridge.awaitApps();
            Map<String, List<URI>> addresses = new TreeMap<>();
            for (AppUnderTest app : bridge.apps()) {
                List<AppUnderTest> further = Stream.generate(() -> bridge.startAnother(app.name()))
                        .limit(instances - 1L)
                        .toList();
                further.forEach(AppUnderTest::awaitReady);
                addresses.put(
                        app.name(),
                        Stream.concat(Stream.of(app), further.stream())
                                .map(AppUnderTest::address)
                                .toList());
            }
            try (Recording recording = Recording.start(bridge)) {
                BURST.run(addresses, "burst", recording.recorder());
                await("nothing under way")
                        .atMost(SETTLING)
                        .until(() -> Quiet.underWay(bridge).isEmpty());
                History history = withDatabases(recording.end(), bridge);

                assertThat(HistoryChecker.check(history)).as("%s", history).isEmpty();
                assertThat(history.count(Write.Outcome.ACKNOWLEDGED)).isEqualTo(2L * BURST.writes());
            }
        }
    }

    /** What the tables hold, as further witnesses: the reference apps name columns as the contract names fields. */
    private static History withDatabases(History history, Bridge bridge) {
        List<Listing> listings = new ArrayList<>(history.listings());
        for (AppUnderTest app : bridge.apps()) {
            listings.add(new Listing(app.name(), "in its database", Tables.of(app)));
        }
        return new History(
                history.writes(), history.events(), listings, history.acknowledged(), history.duplicateWindow());
    }
}
