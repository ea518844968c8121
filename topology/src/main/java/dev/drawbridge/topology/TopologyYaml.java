package dev.drawbridge.topology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** A topology as the {@code topology:} section of a YAML text; other sections of the text are left to others. */
public final class TopologyYaml {

    private static final SchemaCheck SCHEMA = new SchemaCheck(schema());

    private TopologyYaml() {}

    /** The seed's topology, as the commented resource {@code seed.yaml} declares it. */
    public static Topology seed() {
        return read(resource("seed.yaml"), "seed.yaml");
    }

    /** The JSON Schema of the section. */
    public static String schema() {
        return resource("topology-schema.json");
    }

    /** The seed's section as a document of its own, to lay values over. */
    public static SourceDocument seedDocument() {
        return SourceDocument.parse(resource("seed.yaml"), "seed.yaml");
    }

    /**
     * The topology that a file declares, its placeholders replaced from this process' environment.
     *
     * @throws InvalidConfigurationException listing everything that is wrong
     */
    public static Topology read(Path file) {
        SourceDocument document = SourceDocument.read(file);
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
        return read(document, new Placeholders(System.getenv(), folder).resolve(document, "/topology"));
    }

    /**
     * The topology that a text declares.
     *
     * @param sourceName what to call the text in problems
     * @throws InvalidConfigurationException listing everything that is wrong
     */
    public static Topology read(String text, String sourceName) {
        return read(SourceDocument.parse(text, sourceName), List.of());
    }

    private static Topology read(SourceDocument document, List<Problem> found) {
        List<Problem> problems = new ArrayList<>(document.problems());
        problems.addAll(found);
        return from(document, problems).orElseThrow(() -> new InvalidConfigurationException(problems));
    }

    /** The topology section of a document; empty, with everything wrong added to {@code problems}, if it can't be used. */
    public static Optional<Topology> from(SourceDocument document, List<Problem> problems) {
        if (!document.root().has("topology")) {
            problems.add(document.problem("", "expected the key \"topology\", found none", "add a topology: section"));
            return Optional.empty();
        }
        List<Problem> found = new ArrayList<>(SCHEMA.problems(document, "/topology"));
        Set<String> refused = new HashSet<>();
        found.forEach(problem -> refused.add(problem.path()));
        TopologyRules.problems(document).stream()
                .filter(problem -> !refused.contains(problem.path()))
                .forEach(found::add);
        found.sort(Comparator.comparingInt(Problem::line));
        // A placeholder that could not be replaced is told already.
        Set<String> told = new HashSet<>();
        problems.forEach(problem -> told.add(problem.path()));
        found.removeIf(problem -> told.contains(problem.path()));
        problems.addAll(found);
        return problems.isEmpty()
                ? Optional.of(TopologyReader.read(document.root().path("topology")))
                : Optional.empty();
    }

    /** The topology as YAML that {@link #read(String, String)} accepts, every default written out. */
    public static String write(Topology topology) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("layout", word(topology.layout()));
        section.put(
                "streams",
                topology.streams().stream().map(TopologyYaml::written).toList());
        section.put("apps", topology.apps().stream().map(TopologyYaml::written).toList());
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDereferenceAliases(true)
                .build();
        return new Dump(settings).dumpToString(Map.of("topology", section));
    }

    private static Map<String, Object> written(StreamSpec stream) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", stream.name());
        map.put("subjects", stream.subjects());
        map.put("retention", word(stream.retention()));
        map.put("storage", word(stream.storage()));
        map.put("replicas", stream.replicas());
        map.put("duplicate-window", Durations.text(stream.duplicateWindow()));
        Limits limits = stream.limits();
        Map<String, Object> set = new LinkedHashMap<>();
        Optional.ofNullable(limits.maxMessages()).ifPresent(most -> set.put("max-messages", most));
        Optional.ofNullable(limits.maxBytes()).ifPresent(most -> set.put("max-bytes", most));
        Optional.ofNullable(limits.maxAge()).ifPresent(most -> set.put("max-age", Durations.text(most)));
        if (!set.isEmpty()) {
            map.put("limits", set);
        }
        Optional.ofNullable(stream.denyDelete()).ifPresent(denied -> map.put("deny-delete", denied));
        Optional.ofNullable(stream.denyPurge()).ifPresent(denied -> map.put("deny-purge", denied));
        return map;
    }

    private static Map<String, Object> written(App app) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", app.name());
        map.put("publishes", app.publishes());
        map.put("dead-letters", app.deadLetters());
        map.put("inbox-prefix", app.inboxPrefix());
        map.put("consumers", app.consumers().stream().map(TopologyYaml::written).toList());
        return map;
    }

    private static Map<String, Object> written(ConsumerSpec consumer) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", consumer.name());
        map.put("stream", consumer.stream());
        map.put("filter", consumer.filters());
        map.put("ack-wait", Durations.text(consumer.ackWait()));
        map.put("max-deliver", consumer.maxDeliver());
        map.put("backoff", consumer.backoff().stream().map(Durations::text).toList());
        Push push = consumer.push();
        if (push != null) {
            map.put("deliver-subject", push.subject());
            map.put("deliver-group", push.group());
        }
        return map;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(TopologyYaml.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
