package dev.drawbridge.permissions.probe;

import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.UserPassword;
import io.nats.client.AuthHandler;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a client says in NATS's protocol. */
final class Wire {

    private static final byte[] END = {'\r', '\n'};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** @param nonce what the server wants signed; empty where it wants nothing */
    Wire connect(@Nullable Login login, String nonce) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("verbose", false);
        options.put("pedantic", false);
        options.put("lang", "java");
        options.put("version", "1");
        options.put("name", "drawbridge-probe");
        options.put("protocol", 1);
        options.put("headers", true);
        options.put("no_responders", true);
        if (login instanceof UserPassword user) {
            options.put("user", user.user());
            options.put("pass", user.password());
        } else if (login instanceof Login.Token token) {
            options.put("auth_token", token.token());
        } else if (login instanceof Login.Signed signed) {
            sign(options, signed.keys(), nonce);
        }
        return line("CONNECT " + JsonMapper.shared().writeValueAsString(options));
    }

    private static void sign(Map<String, Object> options, AuthHandler keys, String nonce) {
        char[] jwt = keys.getJWT();
        if (jwt == null) {
            options.put("nkey", new String(keys.getID()));
        } else {
            options.put("jwt", new String(jwt));
        }
        byte[] signature = keys.sign(nonce.getBytes(StandardCharsets.UTF_8));
        options.put("sig", Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
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
