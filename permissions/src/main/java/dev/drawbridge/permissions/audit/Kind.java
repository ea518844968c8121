package dev.drawbridge.permissions.audit;

/** What is wrong. */
public enum Kind {
    /** More is granted than the topology needs. */
    OVER_GRANT("over-grant"),
    /** Less is granted than the topology needs. */
    UNDER_GRANT("under-grant"),
    /** A service that answers with many messages lets one through. */
    ANSWERED_ONCE("answered once"),
    /** Nothing says what is allowed, so everything is. */
    FAILS_OPEN("fails open"),
    /** The grant to receive replies covers somebody else's. */
    SHARED_INBOX("shared inbox"),
    /** An entry that changes nothing, because another beats or covers it. */
    SHADOWED("shadowed"),
    /** An entry that the server in use does not apply. */
    NOT_APPLIED("not applied by this server"),
    /** Somebody gets in without credentials. */
    OPEN_DOOR("open door"),
    /** A reply subject makes the server act for an app where the app may not. */
    CONFUSED_DEPUTY("confused deputy"),
    /** Another server takes part in an account of the bridge. */
    OTHER_SERVER("other server"),
    /** The server takes no JWT of it, so that it may do nothing. */
    REFUSED("refused"),
    /** A user of the bridge's account who is no principal of the topology. */
    STRANGER("stranger"),
    /** The server's version is known to let its permissions be got past. */
    ADVISORY("published advisory"),
    /** A stream takes orders from the headers of messages. */
    STREAM_SETTING("stream setting");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
