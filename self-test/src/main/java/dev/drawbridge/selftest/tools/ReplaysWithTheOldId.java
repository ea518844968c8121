package dev.drawbridge.selftest.tools;

import tools.jackson.databind.json.JsonMapper;

/** A dead letter tool that lists and shows as ours does, and publishes the original again with the message id that it had. */
public final class ReplaysWithTheOldId {

    private ReplaysWithTheOldId() {}

    public static void main(String[] arguments) {
        if (!arguments[0].equals("replay")) {
            OurTool.run(arguments);
            return;
        }
        try (Letters letters = Letters.open()) {
            byte[] event = Letters.body(letters.message(Long.parseLong(arguments[1])));
            // A duplicate is taken for done: that is what is wrong with it.
            letters.publish(JsonMapper.shared().readTree(event).path("event_id").asString(), event);
        }
    }
}
