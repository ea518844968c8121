package dev.drawbridge.permissions.jwt;

import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in the templates of a signing key's scope for one user, as nats-server does ({@code processUserPermissionsTemplate} in
 * its auth.go). Before 2.11.0 an operation is one only if it is a whole word of the subject and written without blanks, and one
 * that servers don't know makes no subject, where later ones refuse the user.
 *
 * @param values for {@code name()} and its like, in lower case
 * @param tags the user's, such as {@code team:blue}
 * @param accountTags its account's
 * @param wholeWords whether as before 2.11.0
 */
public record Template(Map<String, String> values, List<String> tags, List<String> accountTags, boolean wholeWords) {

    private static final Pattern OPERATION = Pattern.compile("\\{\\{([^}]+)\\}\\}");
    private static final ServerVersion WITHIN_WORDS = new ServerVersion(2, 11, 0);
    private static final String NONE = " ";
    private static final String TAG = "tag(";
    private static final String ACCOUNT_TAG = "account-tag(";
    private static final int MOST = 4096;

    public Template {
        values = Map.copyOf(values);
        tags = List.copyOf(tags);
        accountTags = List.copyOf(accountTags);
    }

    /** A template that no server fills in: it refuses the user. */
    public static final class UnfilledException extends Exception {

        private static final long serialVersionUID = 1L;

        UnfilledException(String message) {
            super(message);
        }
    }

    /** Of that user in that account, on a server of that version. */
    public static Template of(Token user, Token account, ServerVersion version) {
        return new Template(
                Map.of(
                        "name()", user.name(),
                        "subject()", user.subject(),
                        "account-name()", account.name(),
                        "account-subject()", user.nats().at("issuer_account").text()),
                user.nats().at("tags").texts(),
                account.nats().at("tags").texts(),
                !version.atLeast(WITHIN_WORDS));
    }

    /** Whether a list of permissions has a template in it: then a server treats every entry of it as one. */
    public boolean isIn(List<String> entries) {
        return entries.stream()
                .anyMatch(each -> wholeWords
                        ? Subjects.tokens(each).stream().anyMatch(Template::isOperation)
                        : OPERATION.matcher(each).find());
    }

    private static boolean isOperation(String word) {
        return word.startsWith("{{") && word.endsWith("}}");
    }

    /**
     * What the entry of a list with templates becomes: nothing, one subject, or one for each value of a tag.
     *
     * @param strict as for what is denied: an entry that makes no subject refuses the user; what is allowed is left out then
     * @throws UnfilledException for an operation that servers don't know, and for too many subjects
     */
    public List<String> fill(String entry, boolean strict) throws UnfilledException {
        List<String> filled = wholeWords ? words(entry) : within(entry, strict);
        List<String> subjects = filled.stream().filter(Subjects::isValid).toList();
        if (strict && subjects.size() < filled.size()) {
            throw new UnfilledException("\"" + entry + "\" makes no subject");
        }
        return subjects;
    }

    private List<String> within(String entry, boolean strict) throws UnfilledException {
        List<String> filled = List.of(entry);
        Matcher operation = OPERATION.matcher(entry);
        while (operation.find()) {
            List<String> replacements = values(operation.group(1).strip(), entry, strict);
            if (filled.size() * replacements.size() > MOST) {
                throw new UnfilledException("\"" + entry + "\" makes more than " + MOST + " subjects");
            }
            List<String> next = new ArrayList<>();
            for (String each : filled) {
                replacements.forEach(value -> next.add(each.replace(operation.group(), value)));
            }
            filled = next;
        }
        return filled;
    }

    private List<String> words(String entry) throws UnfilledException {
        List<String> filled = List.of("");
        for (String word : Subjects.tokens(entry)) {
            String operation =
                    word.replaceFirst("^\\{\\{", "").replaceFirst("}}$", "").toLowerCase(Locale.ROOT);
            List<String> its = isOperation(word) ? known(operation) : List.of(word);
            if (filled.size() * its.size() > MOST) {
                throw new UnfilledException("\"" + entry + "\" makes more than " + MOST + " subjects");
            }
            List<String> next = new ArrayList<>();
            filled.forEach(each -> its.forEach(value -> next.add(each + "." + value)));
            filled = next;
        }
        return filled.stream().map(each -> each.substring(1)).toList();
    }

    private List<String> known(String operation) {
        try {
            return values(operation, operation, false);
        } catch (UnfilledException unknown) {
            return List.of(NONE);
        }
    }

    private List<String> values(String operation, String entry, boolean strict) throws UnfilledException {
        String lower = operation.toLowerCase(Locale.ROOT);
        String value = values.get(lower);
        if (value != null) {
            return List.of(value);
        }
        boolean ofUser = lower.startsWith(TAG);
        if (!(ofUser || lower.startsWith(ACCOUNT_TAG)) || !lower.endsWith(")")) {
            throw new UnfilledException("\"" + entry + "\" has {{" + operation + "}}, which servers do not know");
        }
        // Of the operation's name servers take off lower case only, so in another case no tag is found.
        String kept = ofUser ? without(TAG, operation) : without(ACCOUNT_TAG, operation);
        String tag = kept.substring(0, kept.length() - 1);
        String prefix = tag.toLowerCase(Locale.ROOT) + ":";
        List<String> found = (ofUser ? tags : accountTags)
                .stream()
                        .filter(each -> each.startsWith(prefix))
                        .map(each -> each.substring(prefix.length()))
                        .toList();
        if (found.isEmpty() && strict) {
            throw new UnfilledException("\"" + entry + "\" asks for the tag " + tag + ", which the "
                    + (ofUser ? "user" : "account") + " has not");
        }
        // A blank makes no subject of it.
        return found.isEmpty() ? List.of(NONE) : found;
    }

    private static String without(String start, String text) {
        return text.startsWith(start) ? text.substring(start.length()) : text;
    }
}
