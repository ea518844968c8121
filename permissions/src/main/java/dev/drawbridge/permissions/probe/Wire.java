package dev.drawbridge.permissions.probe;

import dev.drawbridge.permissions.UserPassword;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a client says in NATS's protocol. */
final class Wire {

    private static final byte[] END = {'\r', '\n'};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Wire connect(@Nullable UserPassword login) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("verbose", false);
        options.put("pedantic", false);
        options.put("lang", "java");
        options.put("version", "1");
        options.put("name", "drawbridge-probe");
        options.put("protocol", 1);
        options.put("headers", true);
        options.put("no_responders", true);
        if (login != null) {
            options.put("user", login.user());
            options.put("pass", login.password());
        }
        return line("CONNECT " + JsonMapper.shared().writeValueAsString(options));
    }

    Wire ping() {
        return line("PING");
    }

    Wire pong() {
        return line("PONG");
    }

    Wire subscribe(String subject, @Nullable String queue, String sid) {
        return line("SUB " + subject + (queue == null ? "" : " " + queue) + " " + sid);
    }

    Wire unsubscribe(String sid) {
        return line("UNSUB " + sid);
    }

    Wire publish(Probe.Publish message) {
        String target = message.subject() + (message.reply() == null ? "" : " " + message.reply());
        byte[] body = message.body().bytes();
        if (message.headers().isEmpty()) {
            line("PUB " + target + " " + body.length);
        } else {
            byte[] headers = HeaderBlock.render(message.headers()).getBytes(StandardCharsets.UTF_8);
            line("HPUB " + target + " " + headers.length + " " + (headers.length + body.length));
            out.writeBytes(headers);
        }
        out.writeBytes(body);
        out.writeBytes(END);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /**
     * Guards the protocol's lines.
     *
     * @throws IllegalArgumentException for a text that is empty or holds white space
     */
    static void requireSendable(String what, String text) {
        if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    what + " \"" + text + "\" cannot be sent: it must be at least one character and no white space");
        }
    }

    private Wire line(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(END);
        return this;
    }
}
