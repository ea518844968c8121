package dev.drawbridge.permissions.probe;

import java.time.Duration;

/** How a request ended. */
public sealed interface RequestOutcome {

    /** The first message that came back, a status such as no responders included. */
    record Answered(Message message) implements RequestOutcome {}

    /** The server refused the request, or the subscription for its answer. */
    record Denied(Outcome outcome) implements RequestOutcome {}

    /** Permitted, and nothing came back in time. Never read this as a denial. */
    record Unanswered(Duration waited) implements RequestOutcome {}
}
