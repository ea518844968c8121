package dev.drawbridge.operations.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The status for programs. */
final class StatusJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StatusJson() {}

    /** An object of {@code at, server, streams, consumers, deadLetters, problems}; times in UTC, null for never. */
    static ObjectNode of(BridgeStatus status) {
        ObjectNode root = JSON.createObjectNode();
        root.put("at", status.at().toString());
        root.put("server", status.server());
        var streams = root.putArray("streams");
        status.streams()
                .forEach(each -> streams.addObject()
                        .put("name", each.name())
                        .put("messages", each.messages())
                        .put("bytes", each.bytes())
                        .put("firstSequence", each.firstSequence())
                        .put("lastSequence", each.lastSequence())
                        .put("lastActivity", text(each.lastActivity())));
        var consumers = root.putArray("consumers");
        status.consumers()
                .forEach(each -> consumers
                        .addObject()
                        .put("name", each.name())
                        .put("app", each.app())
                        .put("stream", each.stream())
                        .put("pending", each.pending())
                        .put("ackPending", each.ackPending())
                        .put("redelivered", each.redelivered())
                        .put("acknowledged", each.acknowledged())
                        .put("lastActivity", text(each.lastActivity())));
        var letters = root.putArray("deadLetters");
        status.deadLetters()
                .forEach(each -> letters.addObject()
                        .put("app", each.app())
                        .put("subject", each.subject())
                        .put("count", each.count())
                        .put("lastSequence", each.lastSequence())
                        .put("lastReason", each.lastReason())
                        .put("last", text(each.last())));
        var problems = root.putArray("problems");
        status.problems().forEach(problems::add);
        return root;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
