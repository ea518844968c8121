package dev.drawbridge.permissions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks for a subject by what it is in and what it is not in.
 *
 * <p>Sets of subjects under patterns with allow and deny are not closed under difference as patterns, but whether such a
 * difference is empty can be decided: at each place a subject can only matter by being one of the words that some pattern
 * has there, or none of them, and beyond the longest pattern one more place says it all. So the search tries those, and
 * remembers in which places of all patterns it has been.
 */
final class SubjectSearch {

    /** The pattern can no longer match. */
    private static final int DEAD = -1;
    /** A {@code >} was reached: the pattern matches whatever follows. */
    private static final int MATCHED = -2;

    private final List<SubjectSet> sets;
    private final List<List<String>> patterns = new ArrayList<>();
    private final Set<String> words = new HashSet<>();
    private final Set<List<Integer>> seen = new HashSet<>();
    private final String other;
    private final int longest;

    SubjectSearch(List<SubjectSet> sets) {
        this.sets = sets;
        for (SubjectSet set : sets) {
            set.allow().forEach(pattern -> patterns.add(Subjects.tokens(pattern)));
            set.deny().forEach(pattern -> patterns.add(Subjects.tokens(pattern)));
        }
        patterns.forEach(words::addAll);
        longest = patterns.stream().mapToInt(List::size).max().orElse(0) + 1;
        String free = "any";
        while (words.contains(free)) {
            free += "-other";
        }
        other = free;
    }

    /** A subject of which the condition holds; it is given, for each set in order, whether the subject is in it. */
    Optional<String> find(Predicate<boolean[]> wanted) {
        List<Integer> start = new ArrayList<>();
        patterns.forEach(pattern -> start.add(0));
        return from(start, List.of(), wanted);
    }

    private Optional<String> from(List<Integer> places, List<String> subject, Predicate<boolean[]> wanted) {
        if (!subject.isEmpty() && wanted.test(membership(places))) {
            return Optional.of(String.join(".", subject));
        }
        if (subject.size() == longest) {
            return Optional.empty();
        }
        for (String word : choices(places)) {
            List<Integer> next = after(places, word);
            if (seen.add(withDepth(next, subject.size()))) {
                List<String> longer = new ArrayList<>(subject);
                longer.add(word);
                Optional<String> found = from(next, longer, wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Set<String> choices(List<Integer> places) {
        Set<String> choices = new LinkedHashSet<>();
        for (int i = 0; i < patterns.size(); i++) {
            int place = places.get(i);
            if (place >= 0 && place < patterns.get(i).size()) {
                String word = patterns.get(i).get(place);
                if (!word.equals("*") && !word.equals(">")) {
                    choices.add(word);
                }
            }
        }
        choices.add(other);
        return choices;
    }

    private List<Integer> after(List<Integer> places, String word) {
        List<Integer> next = new ArrayList<>(places.size());
        for (int i = 0; i < patterns.size(); i++) {
            next.add(after(patterns.get(i), places.get(i), word));
        }
        return next;
    }

    private static int after(List<String> pattern, int place, String word) {
        if (place < 0) {
            return place;
        }
        if (place == pattern.size()) {
            return DEAD;
        }
        String token = pattern.get(place);
        if (token.equals(">") && place == pattern.size() - 1) {
            return MATCHED;
        }
        return token.equals("*") || token.equals(word) ? place + 1 : DEAD;
    }

    private boolean[] membership(List<Integer> places) {
        boolean[] in = new boolean[sets.size()];
        int first = 0;
        for (int i = 0; i < in.length; i++) {
            SubjectSet set = sets.get(i);
            int denies = first + set.allow().size();
            int end = denies + set.deny().size();
            in[i] = anyMatched(places, first, denies) && !anyMatched(places, denies, end);
            first = end;
        }
        return in;
    }

    private boolean anyMatched(List<Integer> places, int from, int to) {
        for (int i = from; i < to; i++) {
            int place = places.get(i);
            if (place == MATCHED || place == patterns.get(i).size()) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> withDepth(List<Integer> places, int depth) {
        List<Integer> key = new ArrayList<>(places);
        key.add(depth);
        return key;
    }
}
