package dev.drawbridge.harness.contract;

import io.nats.client.impl.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What a dead letter says of itself.
 *
 * @param headers the names of its headers
 * @param context the fields of the JSON in its context header
 * @param reasons the words for why it is one
 */
public record DeadLetterMapping(Renaming headers, Renaming context, Wording reasons) {

    private static final String REASON = "x-dlq-reason";
    private static final String CONTEXT = "x-dlq-context";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** One of its headers by our name, a reason in our words; null where it has none. */
    public @Nullable String header(Headers of, String ours) {
        String value = of.getFirst(headers.theirNameOf(ours));
        return value != null && ours.equals(REASON) ? reasons.oursFor(value) : value;
    }

    /** Its context in our names and words; a missing node where it has none, or none that is JSON. */
    public JsonNode context(Headers of) {
        String text = header(of, CONTEXT);
        try {
            JsonNode ours = text == null ? MissingNode.getInstance() : context.toOurs(JSON.readTree(text));
            if (ours.isObject()) {
                ours = ours.deepCopy();
                reasons.readIn(ours.asObject(), "reason");
            }
            return ours;
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
