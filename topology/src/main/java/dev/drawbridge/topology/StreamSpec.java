package dev.drawbridge.topology;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream as declared.
 *
 * @param name the stream's name
 * @param subjects every subject the stream takes, in declared order
 * @param replicas copies in a cluster, 1 to 5
 * @param duplicateWindow how long the server remembers message ids; spans all subjects of the stream
 * @param denyDelete whether nobody may delete single messages; a server never turns it off again. Absent: undecided, a stream
 *     that has it keeps it, and one that is made is without it
 * @param denyPurge whether nobody may purge it; likewise, and a server allows no rollup beside it
 */
public record StreamSpec(
        String name,
        List<String> subjects,
        Retention retention,
        Storage storage,
        int replicas,
        Duration duplicateWindow,
        Limits limits,
        @Nullable Boolean denyDelete,
        @Nullable Boolean denyPurge) {

    public StreamSpec {
        subjects = List.copyOf(subjects);
    }

    /** A stream of which it is undecided whether it denies anybody who may manage it to delete messages or to purge it. */
    public StreamSpec(
            String name,
            List<String> subjects,
            Retention retention,
            Storage storage,
            int replicas,
            Duration duplicateWindow,
            Limits limits) {
        this(name, subjects, retention, storage, replicas, duplicateWindow, limits, null, null);
    }

    /** The same stream under another name. */
    public StreamSpec withName(String other) {
        return new StreamSpec(
                other, subjects, retention, storage, replicas, duplicateWindow, limits, denyDelete, denyPurge);
    }

    /** The same stream with other subjects. */
    public StreamSpec withSubjects(List<String> others) {
        return new StreamSpec(
                name, others, retention, storage, replicas, duplicateWindow, limits, denyDelete, denyPurge);
    }

    /** The same stream with another retention. */
    public StreamSpec withRetention(Retention other) {
        return new StreamSpec(name, subjects, other, storage, replicas, duplicateWindow, limits, denyDelete, denyPurge);
    }

    /** The same stream on another storage. */
    public StreamSpec withStorage(Storage other) {
        return new StreamSpec(
                name, subjects, retention, other, replicas, duplicateWindow, limits, denyDelete, denyPurge);
    }

    /** The same stream with another number of copies. */
    public StreamSpec withReplicas(int other) {
        return new StreamSpec(
                name, subjects, retention, storage, other, duplicateWindow, limits, denyDelete, denyPurge);
    }

    /** The same stream with other limits. */
    public StreamSpec withLimits(Limits others) {
        return new StreamSpec(
                name, subjects, retention, storage, replicas, duplicateWindow, others, denyDelete, denyPurge);
    }

    /** The same stream with or without deleting and purging denied, or undecided. */
    public StreamSpec withDenied(@Nullable Boolean delete, @Nullable Boolean purge) {
        return new StreamSpec(name, subjects, retention, storage, replicas, duplicateWindow, limits, delete, purge);
    }
}
