package dev.drawbridge.permissions;

import java.util.List;

/**
 * The lookup by which servers since 2.10 decide a publish: word by word down a tree of the list's entries, ending at the
 * first branch that says anything. Its result differs from matching each entry, see {@link ServerHabits}.
 */
final class RuleTree {

    private RuleTree() {}

    static boolean matches(List<SubjectRule> rules, String subject) {
        return matches(
                rules.stream().map(rule -> Subjects.tokens(rule.subject())).toList(), Subjects.tokens(subject));
    }

    private static boolean matches(List<List<String>> level, List<String> subject) {
        List<List<String>> rest = level;
        List<List<String>> literal = List.of();
        List<List<String>> wildcard = List.of();
        for (int i = 0; i < subject.size(); i++) {
            if (rest.contains(List.of(">"))) {
                return true;
            }
            String word = subject.get(i);
            wildcard = below(rest, "*");
            if (matches(inner(wildcard), subject.subList(i + 1, subject.size()))) {
                return true;
            }
            // A wildcard in a subject is no word of the tree.
            literal = word.equals("*") || word.equals(">") ? List.of() : below(rest, word);
            rest = inner(literal);
        }
        return literal.isEmpty() ? wildcard.contains(List.<String>of()) : literal.contains(List.<String>of());
    }

    private static List<List<String>> below(List<List<String>> level, String word) {
        return level.stream()
                .filter(pattern -> pattern.get(0).equals(word))
                .map(pattern -> pattern.subList(1, pattern.size()))
                .toList();
    }

    private static List<List<String>> inner(List<List<String>> branches) {
        return branches.stream().filter(branch -> !branch.isEmpty()).toList();
    }
}
