package dev.drawbridge.permissions.probe;

import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Direction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing to try, as one principal. */
public sealed interface Probe {

    /** The subject that it is about. */
    String subject();

    /** For reports: what is tried, in one line. */
    String describe();

    /** The attempt at what must be refused. */
    static Probe of(Denial denial) {
        return denial.direction() == Direction.SUBSCRIBE
                ? new Subscribe(denial.subject(), denial.queue())
                : new Publish(denial.subject(), denial.reply(), denial.headers(), Payload.of(denial.body()));
    }

    /** A publish without reply subject or headers. */
    static Publish publish(String subject, String body) {
        return new Publish(subject, null, Map.of(), Payload.of(body));
    }

    /** A publish that asks for an answer to {@code reply}. */
    static Publish publish(String subject, @Nullable String reply, String body) {
        return new Publish(subject, reply, Map.of(), Payload.of(body));
    }

    /** A plain subscription. */
    static Subscribe subscribe(String subject) {
        return new Subscribe(subject, null);
    }

    /** A subscription in a queue group, or a plain one without. */
    static Subscribe subscribe(String subject, @Nullable String queue) {
        return new Subscribe(subject, queue);
    }

    /**
     * A publish, which has its effect if the server permits it: choose subject and body so that it is harmless.
     *
     * @param reply where the server shall answer
     */
    record Publish(String subject, @Nullable String reply, Map<String, String> headers, Payload body) implements Probe {

        public Publish {
            Wire.requireSendable("subject", subject);
            if (reply != null) {
                Wire.requireSendable("reply", reply);
            }
            headers = Map.copyOf(headers);
        }

        @Override
        public String describe() {
            return "publish to " + subject + (reply == null ? "" : " with reply " + reply);
        }
    }

    /** A subscription, given up again once it is decided. */
    record Subscribe(String subject, @Nullable String queue) implements Probe {

        public Subscribe {
            Wire.requireSendable("subject", subject);
            if (queue != null) {
                Wire.requireSendable("queue", queue);
            }
        }

        @Override
        public String describe() {
            return "subscribe to " + subject + (queue == null ? "" : " in queue " + queue);
        }
    }
}
