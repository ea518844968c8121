package dev.drawbridge.permissions.probe;

/** One thing that the server says. */
sealed interface Frame {

    record Info(String json) implements Frame {}

    record Ping() implements Frame {}

    record Pong() implements Frame {}

    record Ok() implements Frame {}

    /** A complaint, without the quotes around its words. */
    record Err(String words) implements Frame {}

    record Msg(String sid, Message message) implements Frame {}
}
