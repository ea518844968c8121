package dev.drawbridge.permissions.advisory;

/** What must be there for an advisory to matter. */
public enum Exposure {
    ANY_CLIENT("whoever may publish anything at all"),
    ACCOUNT_API("somebody may publish to $JS.API.ACCOUNT.>"),
    RESTORE("somebody may restore a stream, $JS.API.STREAM.RESTORE.<stream>"),
    QUEUE_DENY("a deny list for subscriptions has entries with a queue group beside plain ones"),
    WILDCARD_DENY("a deny list for subscriptions has entries with wildcards"),
    NO_AUTH_USER("no_auth_user is set"),
    SYSTEM_ACCOUNT_ONLY("authorization has users, and accounts names the system account only"),
    CERTIFICATE_NAMES("verify_and_map takes users from certificates"),
    LEAFNODES("leaf nodes are let in"),
    MQTT("MQTT clients are let in");

    private final String words;

    Exposure(String words) {
        this.words = words;
    }

    /** What must be there, for people. */
    public String words() {
        return words;
    }
}
