package dev.drawbridge.topology;

import java.util.function.Predicate;

/** JSON pointers (RFC 6901), which name places of a document. */
public final class Pointers {

    private Pointers() {}

    /** The place of a key's value in the mapping at {@code parent}. */
    public static String child(String parent, String key) {
        return parent + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** A pointer as a person writes it: {@code /apps/0/name} is {@code apps[0].name}. */
    public static String path(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            if (step.matches("[0-9]{1,9}")) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(unescaped(step));
            }
        }
        return path.toString();
    }

    /** The place around this one; the whole document's is the empty text, which has none around it. */
    static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    /** The last key or index. */
    static String last(String pointer) {
        return unescaped(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    /** This place or the nearest around it that is wanted, else the whole document. */
    static String nearest(String pointer, Predicate<String> wanted) {
        String at = pointer;
        while (!at.isEmpty() && !wanted.test(at)) {
            at = parent(at);
        }
        return at;
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
