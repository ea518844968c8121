package dev.drawbridge.permissions.explain;

import dev.drawbridge.topology.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All refusals of a log, explained.
 *
 * @param lines how many lines were read
 * @param explanations one for each different refusal, by principal, the most frequent first
 * @param untold how many refusals were left out because there were too many different ones
 */
public record LogExplanation(long lines, List<Explanation> explanations, long untold) {

    /** So many different refusals are kept apart, whatever the length of the log. */
    static final int DIFFERENT = 10_000;

    public LogExplanation {
        explanations = List.copyOf(explanations);
    }

    /** Counts of one refusal. */
    private record Tally(
            long times, @Nullable String first, @Nullable String last) {

        Tally and(@Nullable String time) {
            return new Tally(times + 1, first, time == null ? last : time);
        }
    }

    /**
     * Reads a server's log or a client's errors, line by line.
     *
     * @throws IOException when it cannot be read
     */
    public static LogExplanation of(BufferedReader log, Topology topology) throws IOException {
        Map<Refused, Tally> tallies = new LinkedHashMap<>();
        long lines = 0;
        long untold = 0;
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            lines++;
            ViolationLine violation = ViolationLine.parse(line).orElse(null);
            if (violation == null) {
                continue;
            }
            Tally before = tallies.get(violation.refused());
            if (before != null) {
                tallies.put(violation.refused(), before.and(violation.time()));
            } else if (tallies.size() < DIFFERENT) {
                tallies.put(violation.refused(), new Tally(1, violation.time(), violation.time()));
            } else {
                untold++;
            }
        }
        Explainer explainer = new Explainer(topology);
        List<Explanation> all = new ArrayList<>();
        tallies.forEach(
                (refused, tally) -> all.add(explainer.explain(refused, tally.times(), tally.first(), tally.last())));
        all.sort(Comparator.comparing(
                        (Explanation each) -> String.valueOf(each.refused().principal()))
                .thenComparing(Comparator.comparingLong(Explanation::times).reversed()));
        return new LogExplanation(lines, all, untold);
    }
}
