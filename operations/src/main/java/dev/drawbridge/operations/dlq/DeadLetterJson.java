package dev.drawbridge.operations.dlq;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Dead letters for programs. */
final class DeadLetterJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DeadLetterJson() {}

    /** An array of {@code stream, sequence, app, subject, time, reason, deliveries, original, replayedAs}. */
    static String list(List<DeadLetter> letters, Replays replays) {
        ArrayNode array = JSON.createArrayNode();
        letters.forEach(letter -> array.add(brief(letter, replays)));
        return text(array);
    }

    /** The same of one, and {@code headers} and {@code body}: text, or {@code bodyBase64} where it is none. */
    static String whole(DeadLetter letter, Replays replays) {
        ObjectNode node = brief(letter, replays);
        ObjectNode headers = node.putObject("headers");
        letter.message().headers().forEach((name, values) -> {
            ArrayNode all = headers.putArray(name);
            values.forEach(all::add);
        });
        byte[] body = letter.message().body().bytes();
        Optional<String> text = DeadLetterText.text(body);
        if (text.isPresent()) {
            node.put("body", text.get());
        } else {
            node.put("bodyBase64", Base64.getEncoder().encodeToString(body));
        }
        return text(node);
    }

    /** An array of {@code stream, deadLetter, app, outcome, subject, sequence, why}. */
    static String results(List<ReplayResult> results) {
        ArrayNode array = JSON.createArrayNode();
        for (ReplayResult result : results) {
            ObjectNode node = array.addObject();
            node.put("stream", result.letter().message().stream());
            node.put("deadLetter", result.letter().sequence());
            node.put("app", result.letter().app());
            node.put("outcome", result.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (!result.subject().isEmpty()) {
                node.put("subject", result.subject());
            }
            if (result.sequence() > 0) {
                node.put("sequence", result.sequence());
            }
            if (!result.why().isEmpty()) {
                node.put("why", result.why());
            }
        }
        return text(array);
    }

    private static ObjectNode brief(DeadLetter letter, Replays replays) {
        ObjectNode node = JSON.createObjectNode();
        node.put("stream", letter.message().stream());
        node.put("sequence", letter.sequence());
        node.put("app", letter.app());
        node.put("subject", letter.message().subject());
        node.put("time", letter.message().time().toString());
        node.put("reason", letter.reason());
        node.put("deliveries", letter.deliveries());
        letter.context().ifPresent(context -> {
            ObjectNode original = node.putObject("original");
            original.put("stream", context.stream());
            original.put("sequence", context.sequence());
            original.put("subject", context.subject());
            original.put("consumer", context.consumer());
            original.put("eventId", context.eventId());
            node.put("why", context.why());
        });
        replays.of(letter).ifPresent(sequence -> node.put("replayedAs", sequence));
        return node;
    }

    private static String text(tools.jackson.databind.JsonNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }
}
