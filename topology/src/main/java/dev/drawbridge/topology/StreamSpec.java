package dev.drawbridge.topology;

import java.time.Duration;
import java.util.List;

/**
 * A stream as declared.
 *
 * @param name the stream's name
 * @param subjects every subject the stream takes, in declared order
 * @param replicas copies in a cluster, 1 to 5
 * @param duplicateWindow how long the server remembers message ids; spans all subjects of the stream
 */
public record StreamSpec(
        String name,
        List<String> subjects,
        Retention retention,
        Storage storage,
        int replicas,
        Duration duplicateWindow,
        Limits limits) {

    public StreamSpec {
        subjects = List.copyOf(subjects);
    }
}
