package dev.drawbridge.topology;

import java.util.Comparator;
import java.util.List;

/** The known word that somebody probably meant. */
public final class Nearest {

    private Nearest() {}

    /** A remedy that names the known word nearest to {@code word}, if one is near, and all known words. */
    public static String advice(String word, List<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .orElse("");
        String all = "known here: " + String.join(", ", known);
        return word.length() < 100 && distance(word, nearest) <= 3 ? "did you mean \"" + nearest + "\"? " + all : all;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
