package dev.drawbridge.permissions.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of a message: an optional status in the first line, then names and values. */
public record HeaderBlock(@Nullable Integer status, String statusText, Map<String, List<String>> fields) {

    private static final String VERSION = "NATS/1.0";

    /** Reads the block as it is on the wire and in a stored message. */
    public static HeaderBlock parse(String text) {
        Integer status = null;
        String statusText = "";
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String line : text.split("\r\n", -1)) {
            if (line.startsWith(VERSION)) {
                String rest = line.substring(VERSION.length()).strip();
                if (rest.length() >= 3) {
                    status = Integer.valueOf(rest.substring(0, 3));
                    statusText = rest.substring(3).strip();
                }
            } else if (line.indexOf(':') > 0) {
                int colon = line.indexOf(':');
                fields.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        return new HeaderBlock(status, statusText, fields);
    }

    static String render(Map<String, String> fields) {
        StringBuilder text = new StringBuilder(VERSION).append("\r\n");
        fields.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString();
    }
}
