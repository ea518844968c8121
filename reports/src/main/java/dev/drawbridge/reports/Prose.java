package dev.drawbridge.reports;

import java.util.regex.Pattern;

/** Text for a page: escaped, with what stands in backticks set as code. */
final class Prose {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private Prose() {}

    static String html(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        return CODE.matcher(escaped).replaceAll("<code>$1</code>");
    }
}
