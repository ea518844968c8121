package dev.drawbridge.provisioner.plan;

import dev.drawbridge.provisioner.plan.ServerState.StreamFound;
import dev.drawbridge.topology.Limits;
import dev.drawbridge.topology.StreamSpec;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What an update of a stream would lose (PROV-08). */
final class Losses {

    private Losses() {}

    /**
     * Whether no server changes it in place without losing what the stream holds. Denying is turned on in place, and never off
     * again: 500/10052, "can not cancel deny purge" (2.9.10, 2.10.27 and 2.15.1).
     */
    static boolean needsNewStream(FieldChange field) {
        return switch (field.field()) {
            case "retention", "storage", "mirror" -> true;
            case "deny_delete", "deny_purge" -> field.found().equals("true");
            default -> false;
        };
    }

    static List<Loss> of(StreamSpec declared, StreamFound found, List<FieldChange> fields) {
        List<Loss> losses = new ArrayList<>();
        for (FieldChange field : fields) {
            if (needsNewStream(field)) {
                losses.add(new Loss(
                        declared.name(),
                        field.toString(),
                        lasting(field) + "the stream has to be made anew, which loses its " + found.messages()
                                + " messages and the position of every consumer"));
            }
            switch (field.field()) {
                case "subjects" -> subjectsRemoved(declared, found, losses);
                case "max_msgs", "max_bytes", "max_age" -> limits(declared, found, field, losses);
                default -> {}
            }
        }
        return losses;
    }

    /** Of a setting that stays on for as long as the stream lives, that it does. */
    private static String lasting(FieldChange field) {
        return field.field().startsWith("deny_")
                ? "no server turns that off, only a new stream is without it (to keep it, leave "
                        + field.field().replace('_', '-') + " out, or declare it true); "
                : "";
    }

    private static void subjectsRemoved(StreamSpec declared, StreamFound found, List<Loss> losses) {
        found.config()
                .path("subjects")
                .valueStream()
                .map(JsonNode::asString)
                .filter(subject -> !declared.subjects().contains(subject))
                .forEach(subject -> losses.add(new Loss(
                        declared.name(),
                        "subject " + subject + " removed",
                        "whatever is published to it from then on, and the way to the "
                                + found.bySubject().getOrDefault(subject, 0L) + " messages held on it")));
    }

    private static void limits(StreamSpec declared, StreamFound found, FieldChange field, List<Loss> losses) {
        Limits limits = declared.limits();
        Long maxMessages = limits.maxMessages();
        Long maxBytes = limits.maxBytes();
        if (field.field().equals("max_msgs") && maxMessages != null && maxMessages < found.messages()) {
            losses.add(new Loss(
                    declared.name(),
                    field.toString(),
                    "the oldest " + (found.messages() - maxMessages) + " of the " + found.messages()
                            + " messages held"));
        } else if (field.field().equals("max_bytes") && maxBytes != null && maxBytes < found.bytes()) {
            losses.add(new Loss(
                    declared.name(),
                    field.toString(),
                    "the oldest messages, " + (found.bytes() - maxBytes) + " of the " + found.bytes() + " bytes held"));
        } else if (field.field().equals("max_age")
                && limits.maxAge() != null
                && found.oldest() != null
                && found.oldest().compareTo(limits.maxAge()) > 0) {
            losses.add(new Loss(
                    declared.name(),
                    field.toString(),
                    "messages older than that; the oldest of the " + found.messages() + " held is "
                            + Unit.duration(found.oldest().toSeconds() * 1_000_000_000L) + " old"));
        }
    }
}
