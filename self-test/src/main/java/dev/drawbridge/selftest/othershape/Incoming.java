package dev.drawbridge.selftest.othershape;

import io.nats.client.Message;
import java.util.Objects;

/** One delivery of a message; the server says in the subject for the answer which. */
record Incoming(Message message, String answer, long sequence, int delivered) {

    static Incoming of(Message message) {
        String answer = Objects.requireNonNull(message.getReplyTo());
        String[] tokens = answer.split("\\.", -1);
        return new Incoming(message, answer, Long.parseLong(tokens[5]), Integer.parseInt(tokens[4]));
    }

    byte[] body() {
        return message.getData() == null ? new byte[0] : message.getData();
    }
}
