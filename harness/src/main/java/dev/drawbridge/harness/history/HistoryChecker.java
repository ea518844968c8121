package dev.drawbridge.harness.history;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges a history: whether each acknowledged write has become one event, in order, and both apps show the latest state.
 *
 * <p>The latest is by {@code updated_at}, as the contract has apps decide; of two states of one time either may win. A write
 * of unknown outcome is held against nobody, whether it happened or not, but once one witness shows that it happened it
 * must have gone all its way. An event that the stream holds a second time under the same id, after the stream has
 * forgotten the first, is allowed: delivery is at least once, and to apply it once is the inbox's work.
 */
public final class HistoryChecker {

    private HistoryChecker() {}

    /**
     * What is wrong with a history; empty when nothing is.
     *
     * @throws IllegalArgumentException when it can show nothing: no write was acknowledged, or an app's end is unknown
     */
    public static List<Anomaly> check(History history) {
        refuseWhatShowsNothing(history);
        Matching matching = Matching.of(history);
        List<Anomaly> anomalies = new ArrayList<>(matching.anomalies());
        anomalies.addAll(new OrderCheck(matching).anomalies());
        history.listings().forEach(listing -> anomalies.addAll(new EndCheck(history, matching, listing).anomalies()));
        return anomalies;
    }

    private static void refuseWhatShowsNothing(History history) {
        if (history.count(Write.Outcome.ACKNOWLEDGED) == 0) {
            throw new IllegalArgumentException("no write of this history was acknowledged: it shows nothing");
        }
        history.writes().stream()
                .map(Write::app)
                .distinct()
                .filter(app -> history.listings().stream()
                        .noneMatch(listing -> listing.app().equals(app)))
                .forEach(app -> {
                    throw new IllegalArgumentException("this history does not tell what " + app + " has in the end");
                });
    }
}
