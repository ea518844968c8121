package dev.drawbridge.referenceapp.sync.inbox;

/** A message that can never be applied, however often it is delivered. */
final class PoisonException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    PoisonException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
