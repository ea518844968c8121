package dev.drawbridge.selftest.tools;

import tools.jackson.databind.JsonNode;

/** A dead letter tool that says of a body how long it is, and not what it is, and does all else as ours does. */
public final class HidesBodies {

    private HidesBodies() {}

    public static void main(String[] arguments) {
        if (!arguments[0].equals("show")) {
            OurTool.run(arguments);
            return;
        }
        try (Letters letters = Letters.open()) {
            JsonNode letter = letters.message(Long.parseLong(arguments[1]));
            System.out.println("message " + letter.path("seq").asLong() + " on "
                    + letter.path("subject").asString() + ", " + Letters.body(letter).length + " bytes");
        }
    }
}
