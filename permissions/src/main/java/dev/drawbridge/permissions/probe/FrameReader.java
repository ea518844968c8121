package dev.drawbridge.permissions.probe;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a server says in NATS's client protocol. */
final class FrameReader {

    private static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;

    FrameReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next frame.
     *
     * @throws EOFException when the server has closed the connection
     * @throws ProtocolException when it says something that is no NATS
     */
    Frame next() throws IOException {
        String line = line();
        if (line.startsWith("MSG ") || line.startsWith("HMSG ")) {
            return message(line);
        }
        if (line.startsWith("-ERR")) {
            return new Frame.Err(unquoted(line.substring("-ERR".length()).strip()));
        }
        if (line.startsWith("INFO ")) {
            return new Frame.Info(line.substring("INFO ".length()));
        }
        return switch (line) {
            case "PING" -> new Frame.Ping();
            case "PONG" -> new Frame.Pong();
            case "+OK" -> new Frame.Ok();
            default -> throw new ProtocolException("not NATS: \"" + line + "\"");
        };
    }

    /** {@code MSG subject sid [reply] size} and {@code HMSG subject sid [reply] headersize size}. */
    private Frame message(String line) throws IOException {
        List<String> words = Arrays.asList(line.split(" ", -1));
        boolean headed = words.get(0).equals("HMSG");
        int fixed = headed ? 5 : 4;
        if (words.size() < fixed || words.size() > fixed + 1) {
            throw new ProtocolException("not NATS: \"" + line + "\"");
        }
        String reply = words.size() == fixed ? null : words.get(3);
        int total = Integer.parseInt(words.get(words.size() - 1));
        int headerSize = headed ? Integer.parseInt(words.get(words.size() - 2)) : 0;
        byte[] all = in.readNBytes(total);
        if (all.length < total || !line().isEmpty()) {
            throw new EOFException("the connection ended inside a message");
        }
        byte[] body = Arrays.copyOfRange(all, headerSize, total);
        HeaderBlock headers = HeaderBlock.parse(new String(all, 0, headerSize, StandardCharsets.UTF_8));
        return new Frame.Msg(words.get(2), message(words.get(1), reply, headers, body));
    }

    private static Message message(String subject, @Nullable String reply, HeaderBlock headers, byte[] body) {
        return new Message(
                subject, reply, headers.status(), headers.statusText(), Map.copyOf(headers.fields()), Payload.of(body));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (line.size() >= LONGEST_LINE) {
                throw new ProtocolException("not NATS: a line longer than " + LONGEST_LINE + " bytes");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static String unquoted(String words) {
        boolean quoted = words.length() > 1 && words.startsWith("'") && words.endsWith("'");
        return quoted ? words.substring(1, words.length() - 1) : words;
    }
}
