package dev.drawbridge.cli.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gets answers from flags, else from the person at the terminal; without one from defaults, and says which flags are missing. */
final class Questions {

    /** Asks and returns the line; null when nobody is there, or nobody answers any more. */
    interface Terminal {
        @Nullable
        String ask(String prompt);
    }

    private final Terminal terminal;
    private final List<String> missing = new ArrayList<>();

    Questions(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * One answer.
     *
     * @param flag as it would be given, for the one who has to
     * @param given by the flag; null: not
     * @param otherwise the answer of who says nothing; null: there has to be one
     * @return empty only where an answer is missing
     */
    String text(String flag, @Nullable String given, String question, @Nullable String otherwise) {
        if (given != null) {
            return given;
        }
        String prompt = question + (otherwise == null || otherwise.isEmpty() ? ": " : " [" + otherwise + "]: ");
        String line = terminal.ask(prompt);
        while (line != null && line.isBlank() && otherwise == null) {
            line = terminal.ask(prompt);
        }
        if (line != null && !line.isBlank()) {
            return line.strip();
        }
        if (otherwise == null) {
            missing.add(flag);
        }
        return otherwise == null ? "" : otherwise;
    }

    /** One of a few words, of which the first is the default. */
    <T extends Enum<T>> T choice(
            String flag, @Nullable T given, String question, List<T> choices, Function<String, T> of) {
        if (given != null) {
            return given;
        }
        List<String> words = choices.stream().map(Questions::word).toList();
        while (true) {
            String answer = text(flag, null, question + " (" + String.join(", ", words) + ")", words.get(0));
            if (words.contains(answer)) {
                return of.apply(answer.toUpperCase(Locale.ROOT));
            }
        }
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The flags of the answers that nobody gave. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
