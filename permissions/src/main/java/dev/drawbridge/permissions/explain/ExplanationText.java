package dev.drawbridge.permissions.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Explanations for people and for programs. */
public final class ExplanationText {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ExplanationText() {}

    /** A paragraph for each refusal, and one line that says how much was read. */
    public static String of(LogExplanation log) {
        StringJoiner text = new StringJoiner("\n");
        for (Explanation each : log.explanations()) {
            text.add(each.refused() + ", refused " + each.times() + (each.times() == 1 ? " time" : " times")
                    + when(each));
            text.add("  asked for by: " + each.askedBy());
            text.add("  without it:   " + each.without());
            text.add("  " + each.advice().words() + ": " + each.what());
            text.add("");
        }
        String found = log.explanations().isEmpty()
                ? "no permissions violation"
                : log.explanations().size() + " different permissions violations";
        return text.add(found + " in " + log.lines() + (log.lines() == 1 ? " line" : " lines")
                        + (log.untold() == 0 ? "" : "; " + log.untold() + " lines with still others were left out"))
                .toString();
    }

    private static String when(Explanation each) {
        if (each.first() == null) {
            return "";
        }
        return each.first().equals(each.last())
                ? " at " + each.first()
                : " from " + each.first() + " to " + each.last();
    }

    /** The same: {@code lines}, {@code leftOut} and {@code violations}. */
    public static String json(LogExplanation log) {
        List<Map<String, Object>> all =
                log.explanations().stream().map(ExplanationText::json).toList();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("lines", log.lines());
        root.put("leftOut", log.untold());
        root.put("violations", all);
        return JSON.writeValueAsString(root);
    }

    private static Map<String, Object> json(Explanation each) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("principal", each.refused().principal());
        all.put("attempt", each.refused().attempt().name().toLowerCase(Locale.ROOT));
        all.put("subject", each.refused().subject());
        all.put("queue", each.refused().queue());
        all.put("times", each.times());
        all.put("first", each.first());
        all.put("last", each.last());
        all.put("askedBy", each.askedBy());
        all.put("without", each.without());
        all.put("advice", each.advice().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        all.put("what", each.what());
        return all;
    }
}
