package dev.drawbridge.permissions;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** All subjects that small patterns can tell apart, and the patterns: what properties are tried on. */
final class Universe {

    /** Two tokens that patterns use, and one that none does; longer than any pattern, so that a tail shows. */
    static final List<String> SUBJECTS = subjects(List.of("a", "b", "other"), 5);

    private Universe() {}

    static Arbitrary<String> patterns() {
        Arbitrary<List<String>> tokens = Arbitraries.of("a", "b", "*").list().ofMaxSize(3);
        Arbitrary<String> last = Arbitraries.of("a", "b", "*", ">");
        return Combinators.combine(tokens, last).as((front, end) -> {
            List<String> all = new ArrayList<>(front);
            all.add(end);
            return String.join(".", all);
        });
    }

    static Arbitrary<SubjectSet> sets() {
        return Combinators.combine(
                        patterns().list().ofMaxSize(3), patterns().list().ofMaxSize(3))
                .as(SubjectSet::new);
    }

    private static List<String> subjects(List<String> tokens, int longest) {
        List<String> all = new ArrayList<>();
        List<String> last = List.of("");
        for (int length = 1; length <= longest; length++) {
            List<String> longer = new ArrayList<>();
            for (String front : last) {
                tokens.forEach(token -> longer.add(front.isEmpty() ? token : front + "." + token));
            }
            all.addAll(longer);
            last = longer;
        }
        return all;
    }
}
