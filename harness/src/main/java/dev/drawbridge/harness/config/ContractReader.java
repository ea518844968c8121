package dev.drawbridge.harness.config;

import dev.drawbridge.harness.contract.Contract;
import dev.drawbridge.harness.contract.DeadLetterMapping;
import dev.drawbridge.harness.contract.EventMapping;
import dev.drawbridge.harness.contract.HttpMapping;
import dev.drawbridge.harness.contract.IdForm;
import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.contract.Renaming;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.contract.ResourceMapping;
import dev.drawbridge.harness.contract.SeedContract;
import dev.drawbridge.harness.contract.Statuses;
import dev.drawbridge.harness.contract.TimeForm;
import dev.drawbridge.harness.contract.Wording;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the configuration calls the things of the wire contract. Of a document without mistakes. */
final class ContractReader {

    private final JsonNode root;
    private final Contract seed = Contract.seed();

    ContractReader(JsonNode root) {
        this.root = root;
    }

    Contract read() {
        Map<Resource, ResourceMapping> resources = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.values()) {
            resources.put(resource, resource(resource));
        }
        return new Contract(
                resources,
                new HttpMapping(
                        text("/http/health", seed.http().health()),
                        text("/http/sync-status/path", seed.http().syncStatus()),
                        renaming(SeedContract.SYNC_STATUS, "/http/sync-status/fields"),
                        statuses(),
                        times("/http/times")),
                new EventMapping(
                        renaming(SeedContract.ENVELOPE, "/events/fields"),
                        new Wording(texts("/events/types")),
                        times("/events/times")),
                new DeadLetterMapping(
                        renaming(SeedContract.HEADERS, "/dead-letters/headers"),
                        renaming(SeedContract.CONTEXT, "/dead-letters/context"),
                        new Wording(texts("/dead-letters/reasons"))));
    }

    private ResourceMapping resource(Resource resource) {
        String at = "/resources/" + resource.plural();
        ResourceMapping otherwise = seed.of(resource);
        Map<String, String> fields = texts(at + "/fields");
        Map<String, String> payload = new LinkedHashMap<>(fields);
        payload.putAll(texts(at + "/payload"));
        return new ResourceMapping(
                text(at + "/path", otherwise.path()),
                key(at + "/wrapper", otherwise.wrapper()),
                key(at + "/answer-wrapper", otherwise.answerWrapper()),
                key(at + "/list-wrapper", otherwise.listWrapper()),
                text(at + "/type", otherwise.type()),
                IdForm.valueOf(constant(at + "/id", otherwise.id().name())),
                text(at + "/update", otherwise.update()),
                Renaming.of(SeedContract.fieldsOf(resource), fields),
                Renaming.of(resource.fields(), payload),
                values(resource, at + "/values"));
    }

    private Map<String, List<String>> values(Resource resource, String at) {
        Map<String, List<String>> values = new LinkedHashMap<>(SeedContract.valuesOf(resource));
        root.at(at)
                .properties()
                .forEach(each -> values.put(
                        each.getKey(), all(each.getValue(), JsonNode::asString).toList()));
        return values;
    }

    private Statuses statuses() {
        Map<Meaning, Set<Integer>> statuses = new EnumMap<>(Meaning.class);
        for (Meaning meaning : Meaning.values()) {
            JsonNode given = root.at("/http/statuses/" + meaning.name().toLowerCase(Locale.ROOT));
            if (!given.isMissingNode()) {
                statuses.put(meaning, all(given, JsonNode::asInt).collect(Collectors.toUnmodifiableSet()));
            }
        }
        return new Statuses(statuses);
    }

    private static <T> Stream<T> all(JsonNode oneOrMany, java.util.function.Function<JsonNode, T> each) {
        return oneOrMany.isArray() ? oneOrMany.values().stream().map(each) : Stream.of(each.apply(oneOrMany));
    }

    private Renaming renaming(List<String> names, String at) {
        return Renaming.of(names, texts(at));
    }

    private Map<String, String> texts(String at) {
        Map<String, String> texts = new LinkedHashMap<>();
        root.at(at)
                .properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asString()));
        return texts;
    }

    private TimeForm times(String at) {
        return TimeForm.valueOf(constant(at, TimeForm.ISO.name()));
    }

    private String constant(String at, String otherwise) {
        return text(at, otherwise).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private @Nullable String key(String at, @Nullable String otherwise) {
        String given = root.at(at).asString("");
        if (given.isEmpty()) {
            return otherwise;
        }
        return given.equals("none") ? null : given;
    }

    private String text(String at, String otherwise) {
        return root.at(at).asString(otherwise);
    }
}
