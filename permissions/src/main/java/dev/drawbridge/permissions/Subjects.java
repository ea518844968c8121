package dev.drawbridge.permissions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The algebra of NATS subjects, as nats-server decides it.
 *
 * <p>A subject is one or more tokens between dots. In a pattern the token {@code *} stands for any one token and
 * {@code >}, as the last token only, for one or more. A wildcard inside a longer token ({@code foo*}) is a plain
 * character.
 */
public final class Subjects {

    private static final String ANY = "*";
    private static final String REST = ">";

    private Subjects() {}

    /** Whether the server takes this as a subject or a pattern: no empty token, no white space, {@code >} only last. */
    public static boolean isValid(String subject) {
        List<String> tokens = tokens(subject);
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.isEmpty() || token.chars().anyMatch(Subjects::isBlank)) {
                return false;
            }
            if (token.equals(REST) && i < tokens.size() - 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether this is valid and names just one subject: no token is a wildcard. */
    public static boolean isLiteral(String subject) {
        return isValid(subject) && tokens(subject).stream().noneMatch(token -> token.equals(ANY) || token.equals(REST));
    }

    /**
     * Whether the pattern matches this very text, which is how the server checks a publish and a subscription against
     * what is granted: a wildcard token in {@code subject} is taken as a literal, so only a wildcard in the pattern
     * matches it.
     *
     * <p>Beware what follows for subscriptions: a grant of {@code a.*} permits subscribing to {@code a.>}, and
     * messages on {@code a.b.c} are then delivered (nats-server 2.10.27 and 2.15.1). To ask what a grant opens, and not
     * only what it says, use {@link #reach}.
     */
    public static boolean matches(String pattern, String subject) {
        List<String> patternTokens = tokens(pattern);
        List<String> subjectTokens = tokens(subject);
        for (int i = 0; i < patternTokens.size(); i++) {
            if (i >= subjectTokens.size()) {
                return false;
            }
            String token = patternTokens.get(i);
            if (isRest(patternTokens, i)) {
                return true;
            }
            if (!token.equals(ANY) && !token.equals(subjectTokens.get(i))) {
                return false;
            }
        }
        return patternTokens.size() == subjectTokens.size();
    }

    /** Whether every subject that {@code narrow} matches is matched by {@code wide} too. */
    public static boolean covers(String wide, String narrow) {
        List<String> wideTokens = tokens(wide);
        List<String> narrowTokens = tokens(narrow);
        for (int i = 0; i < wideTokens.size(); i++) {
            if (i >= narrowTokens.size()) {
                return false;
            }
            if (isRest(wideTokens, i)) {
                return true;
            }
            if (isRest(narrowTokens, i)) {
                return false;
            }
            String token = wideTokens.get(i);
            if (!token.equals(ANY) && !token.equals(narrowTokens.get(i))) {
                return false;
            }
        }
        return wideTokens.size() == narrowTokens.size();
    }

    /** Whether some subject is matched by both. */
    public static boolean overlaps(String one, String other) {
        List<String> ones = tokens(one);
        List<String> others = tokens(other);
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            if (isRest(ones, i) || isRest(others, i)) {
                return true;
            }
            String left = ones.get(i);
            String right = others.get(i);
            if (!left.equals(ANY) && !right.equals(ANY) && !left.equals(right)) {
                return false;
            }
        }
        return ones.size() == others.size();
    }

    /** The pattern of what both match, or nothing when no subject is matched by both. */
    public static Optional<String> intersection(String one, String other) {
        List<String> ones = tokens(one);
        List<String> others = tokens(other);
        List<String> both = new ArrayList<>();
        for (int i = 0; i < Math.max(ones.size(), others.size()); i++) {
            if (i < ones.size() && isRest(ones, i) && i < others.size()) {
                both.addAll(others.subList(i, others.size()));
                return Optional.of(String.join(".", both));
            }
            if (i < others.size() && isRest(others, i) && i < ones.size()) {
                both.addAll(ones.subList(i, ones.size()));
                return Optional.of(String.join(".", both));
            }
            if (i >= ones.size() || i >= others.size()) {
                return Optional.empty();
            }
            String left = ones.get(i);
            String right = others.get(i);
            if (!left.equals(ANY) && !right.equals(ANY) && !left.equals(right)) {
                return Optional.empty();
            }
            both.add(left.equals(ANY) ? right : left);
        }
        return Optional.of(String.join(".", both));
    }

    /**
     * All that somebody can hear who may subscribe to {@code granted}: a last token {@code *} lets the rest in, see
     * {@link #matches}.
     */
    public static String reach(String granted) {
        List<String> tokens = tokens(granted);
        if (!tokens.get(tokens.size() - 1).equals(ANY)) {
            return granted;
        }
        return granted.substring(0, granted.length() - 1) + REST;
    }

    /** The tokens between the dots, empty ones included. */
    public static List<String> tokens(String subject) {
        List<String> tokens = new ArrayList<>();
        int start = 0;
        for (int dot = subject.indexOf('.'); dot >= 0; dot = subject.indexOf('.', start)) {
            tokens.add(subject.substring(start, dot));
            start = dot + 1;
        }
        tokens.add(subject.substring(start));
        return tokens;
    }

    private static boolean isRest(List<String> tokens, int index) {
        return index == tokens.size() - 1 && tokens.get(index).equals(REST);
    }

    private static boolean isBlank(int character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r' || character == '\f';
    }
}
