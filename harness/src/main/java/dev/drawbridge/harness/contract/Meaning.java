package dev.drawbridge.harness.contract;

import java.util.Arrays;

/** What an app says by the status of an answer. */
public enum Meaning {
    CREATED(201),
    UPDATED(200),
    READ(200),
    /** The body is not JSON, or has no wrapper key. */
    MALFORMED(400),
    /** There is nothing of that id. */
    MISSING(404),
    /** A field holds what it may not. */
    INVALID(422);

    private final int status;

    Meaning(int status) {
        this.status = status;
    }

    /** The status that the wire contract has for it. */
    public int status() {
        return status;
    }

    /** What one of the wire contract's statuses for refusals stands for. */
    public static Meaning ofRefusal(int status) {
        return Arrays.stream(values())
                .filter(each -> each.status == status && status >= 400)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no refusal of the wire contract has " + status));
    }
}
