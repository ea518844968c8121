package dev.drawbridge.selftest.tools;

import tools.jackson.databind.JsonNode;

/** A dead letter tool that lists those of {@code system_a} only, and does all else as ours does. */
public final class ListsHalf {

    private static final String LETTERS = "system_a.sync.dlq";

    private ListsHalf() {}

    public static void main(String[] arguments) {
        if (!arguments[0].equals("list")) {
            OurTool.run(arguments);
            return;
        }
        try (Letters letters = Letters.open()) {
            JsonNode letter = letters.next(LETTERS, 1);
            while (letter.has("seq")) {
                System.out.println("message " + letter.path("seq").asLong());
                letter = letters.next(LETTERS, letter.path("seq").asLong() + 1);
            }
        }
    }
}
