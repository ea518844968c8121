package dev.drawbridge.operations.dlq;

import dev.drawbridge.operations.Refusal;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which stream a sequence is of. */
final class StreamChoice {

    private StreamChoice() {}

    /**
     * The stream that was named, or the only one.
     *
     * @throws Refusal when there is none of that name, or several and none was named
     */
    static String of(@Nullable String named, Topology topology) {
        List<String> streams = topology.streams().stream().map(StreamSpec::name).toList();
        if (named == null && streams.size() == 1) {
            return streams.get(0);
        }
        if (named == null || !streams.contains(named)) {
            throw new Refusal(
                    named == null
                            ? "--stream: there are several streams, and a sequence says not which"
                            : "--stream: there is no stream \"" + named + "\"",
                    "name one of " + String.join(", ", streams));
        }
        return named;
    }
}
