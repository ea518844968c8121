package dev.drawbridge.provisioner.plan;

import java.time.Duration;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** How a setting is counted, and so how two of its values compare and read. */
enum Unit {
    /** Text as it stands. */
    TEXT,
    /** A set of texts: the order means nothing. */
    TEXTS,
    COUNT,
    /** A count where the server writes 0 or less for "no limit". */
    LIMIT,
    /** Nanoseconds on the wire. */
    DURATION,
    /** A list of nanoseconds on the wire; the order counts. */
    DURATIONS,
    FLAG,
    /** A whole group of settings: only whether it is there counts. */
    GROUP;

    /** What is shown of a setting that isn't set. */
    static final String NONE = "none";

    /** The value as a reader takes it; two values are the same when this is. */
    String show(JsonNode value) {
        boolean missing = value.isNull() || value.isMissingNode();
        return switch (this) {
            case TEXT -> missing || value.asString().isEmpty() ? NONE : value.asString();
            case TEXTS ->
                value.valueStream().map(JsonNode::asString).sorted().toList().toString();
            case COUNT -> missing ? "0" : value.asString();
            case LIMIT -> missing || value.asLong() <= 0 ? "unlimited" : value.asString();
            case DURATION -> missing || value.asLong() == 0 ? NONE : duration(value.asLong());
            case DURATIONS ->
                value.valueStream().map(step -> duration(step.asLong())).collect(Collectors.joining(", ", "[", "]"));
            case FLAG -> missing ? "false" : value.asString();
            case GROUP -> missing || value.isEmpty() ? NONE : value.toString();
        };
    }

    /** A duration as operators write it: {@code 30s}, {@code 2m}, {@code 1m30s}, {@code 20ms}, {@code 5ns}. */
    static String duration(long nanos) {
        if (nanos % 1_000_000 != 0) {
            return nanos + "ns";
        }
        return Duration.ofNanos(nanos).toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
