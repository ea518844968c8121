package dev.drawbridge.selftest.tools;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dead letter tool that does as ours at first, and publishes what it has replayed before as a new event of now: it undoes what was
 * changed in the meantime.
 */
public final class ReplaysAsTheLatest {

    private ReplaysAsTheLatest() {}

    public static void main(String[] arguments) {
        if (!arguments[0].equals("replay")) {
            OurTool.run(arguments);
            return;
        }
        try (Letters letters = Letters.open()) {
            byte[] event = Letters.body(letters.message(Long.parseLong(arguments[1])));
            boolean replayedBefore = letters.publish("replay-" + arguments[1], event)
                    .path("duplicate")
                    .asBoolean(false);
            if (replayedBefore) {
                String id = UUID.randomUUID().toString();
                ObjectNode anew = (ObjectNode) JsonMapper.shared().readTree(event);
                anew.put("event_id", id);
                ((ObjectNode) anew.path("payload"))
                        .put("updated_at", Instant.now().toString());
                letters.publish(id, anew.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
