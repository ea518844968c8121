package dev.drawbridge.selftest.tools;

import tools.jackson.databind.JsonNode;

/** A dead letter tool that lists those of {@code system_a} only, and shows them without their bodies. */
public final class TellsHalf {

    private static final String LETTERS = "system_a.sync.dlq";

    private TellsHalf() {}

    public static void main(String[] arguments) {
        try (Letters letters = Letters.open()) {
            if (arguments[0].equals("list")) {
                JsonNode letter = letters.next(LETTERS, 1);
                while (letter.has("seq")) {
                    System.out.println("message " + letter.path("seq").asLong());
                    letter = letters.next(LETTERS, letter.path("seq").asLong() + 1);
                }
            } else {
                JsonNode letter = letters.message(Long.parseLong(arguments[1]));
                System.out.println("message " + letter.path("seq").asLong() + " on "
                        + letter.path("subject").asString() + ", " + Letters.body(letter).length + " bytes");
            }
        }
    }
}
