package dev.drawbridge.referenceapp.sync.inbox;

/** Why a message is dead-lettered. */
enum Reason {
    MALFORMED_JSON("malformed_json"),
    UNRECOVERABLE("unrecoverable"),
    MAX_DELIVER_EXCEEDED("max_deliver_exceeded");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** As it stands in the dead letter's headers. */
    String text() {
        return text;
    }
}
