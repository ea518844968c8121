package dev.drawbridge.harness.config;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A command as a list of words, or as one text with blanks between them and quotes around those that hold blanks. */
final class CommandWords {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*+)\"|'([^']*+)'");
    private static final Pattern WORDS = Pattern.compile("(?:[^\\s\"']++|" + QUOTED.pattern() + ")++");

    private CommandWords() {}

    static List<String> of(JsonNode command) {
        return command.isString()
                ? WORDS.matcher(command.asString())
                        .results()
                        .map(MatchResult::group)
                        .map(word -> QUOTED.matcher(word).replaceAll("$1$2"))
                        .toList()
                : command.values().stream().map(word -> word.asString("")).toList();
    }

    /** Whether a text has a word, and every quote in it is closed. */
    static boolean isWellFormed(String text) {
        String unquoted = QUOTED.matcher(text).replaceAll("q");
        return !unquoted.isBlank() && !unquoted.matches("(?s).*[\"'].*");
    }
}
