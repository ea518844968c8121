package dev.drawbridge.permissions.probe;

/** What the reading thread tells whoever waits for the end of a round trip, in the server's order. */
sealed interface Signal {

    /** The server introduced itself. */
    record Greeting(String json) implements Signal {}

    /** The server answered a PING. */
    record Answer() implements Signal {}

    /** The server complained. */
    record Complaint(String words) implements Signal {}

    /** The connection ended; nothing comes after it. */
    record Gone(String why) implements Signal {}
}
