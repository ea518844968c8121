package dev.drawbridge.harness.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names of the wire contract, which are the defaults of every mapping. */
public final class SeedContract {

    public static final List<String> ENVELOPE = List.of(
            "event_id",
            "schema_version",
            "event_type",
            "producer",
            "resource_type",
            "resource_id",
            "occurred_at",
            "trace_id",
            "payload");
    public static final List<String> TYPES = List.of("created", "updated");
    public static final List<String> SYNC_STATUS = List.of(
            "organizations_count",
            "users_count",
            "jetstream_connected",
            "failed_events_count",
            "outbox_events_count",
            "sent_events_count",
            "pending_events_count");
    public static final List<String> HEADERS =
            List.of("x-dead-letter", "x-dlq-reason", "x-deliveries", "x-dlq-context");
    public static final List<String> CONTEXT =
            List.of("event_id", "reason", "deliveries", "original_subject", "sequence", "consumer", "stream");
    public static final List<String> REASONS = List.of("malformed_json", "unrecoverable", "max_deliver_exceeded");

    static final Contract CONTRACT = new Contract(
            Map.of(
                    Resource.ORGANIZATION, resource(Resource.ORGANIZATION),
                    Resource.USER, resource(Resource.USER)),
            new HttpMapping("/health", "/sync_status", Renaming.of(SYNC_STATUS, Map.of()), Statuses.SEED, TimeForm.ISO),
            new EventMapping(Renaming.of(ENVELOPE, Map.of()), new Wording(Map.of()), TimeForm.ISO),
            new DeadLetterMapping(
                    Renaming.of(HEADERS, Map.of()), Renaming.of(CONTEXT, Map.of()), new Wording(Map.of())));

    private SeedContract() {}

    /** The fields of a resource over HTTP, where a user may nest its organization. */
    public static List<String> fieldsOf(Resource resource) {
        return Stream.concat(resource.fields().stream(), nestedIn(resource).stream())
                .toList();
    }

    private static List<String> nestedIn(Resource resource) {
        return resource == Resource.USER ? List.of("organization") : List.of();
    }

    /** The fields for which the suite makes up values of a certain form, with those. */
    public static Map<String, List<String>> valuesOf(Resource resource) {
        return switch (resource) {
            case ORGANIZATION -> Map.of("domain", List.of("*.example.com", "*.example.org"));
            case USER -> Map.of("email", List.of("*@example.com", "*@example.org"), "role", List.of("member", "admin"));
        };
    }

    private static ResourceMapping resource(Resource resource) {
        return new ResourceMapping(
                "/" + resource.plural(),
                resource.key(),
                null,
                null,
                resource.key(),
                IdForm.NUMBER,
                "PATCH",
                Renaming.of(fieldsOf(resource), Map.of()),
                Renaming.of(resource.fields(), Map.of()),
                valuesOf(resource));
    }
}
