package dev.drawbridge.steps;

import java.nio.charset.StandardCharsets;

/** Bodies that are not JSON at all. */
public enum PoisonBody {
    CUT_OFF("a body that is cut off", "{\"event_id\": \"cut"),
    EMPTY("an empty body", ""),
    NOT_UTF_8("bytes that are not UTF-8", "\u00ff\u00fe\u0000{");

    private final String words;
    private final String text;

    PoisonBody(String words, String text) {
        this.words = words;
        this.text = text;
    }

    String words() {
        return words;
    }

    /** Different at each call, so that a dead letter can be told from another's. */
    byte[] bytes() {
        return text.isEmpty() ? new byte[0] : (text + Names.unique()).getBytes(StandardCharsets.ISO_8859_1);
    }
}
