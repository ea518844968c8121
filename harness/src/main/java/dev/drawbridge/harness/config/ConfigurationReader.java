package dev.drawbridge.harness.config;

import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Placeholders;
import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.SourceDocument;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the configuration: file, then overrides, then placeholders, then everything that can be wrong at once. */
final class ConfigurationReader {

    private final Path folder;
    private final SourceDocument document;
    private final JsonNode root;
    private final Placeholders placeholders;
    private final Set<String> requirements;
    private final List<Problem> problems = new ArrayList<>();

    ConfigurationReader(@Nullable Path file, Map<String, String> env, Properties properties, Set<String> requirements) {
        this.requirements = requirements;
        Path parent = file == null ? null : file.toAbsolutePath().getParent();
        folder = parent == null ? Path.of("").toAbsolutePath() : parent;
        placeholders = new Placeholders(env, folder);
        SourceDocument read = file == null ? SourceDocument.parse("{}", "defaults") : SourceDocument.read(file);
        document = read.root().isNull() ? SourceDocument.parse("{}", read.source()) : read;
        root = document.root();
        problems.addAll(document.problems());
        new Overrides(document, env, properties).apply();
        problems.addAll(placeholders.resolve(document, ""));
    }

    Configuration read() {
        Optional<Topology> topology = topology();
        List<String> apps = topology.stream()
                .flatMap(read -> read.apps().stream())
                .map(app -> app.name())
                .toList();
        add(ConfigurationSchema.check().problems(document, ""));
        add(NameRules.problems(document, apps, requirements));
        add(MappingRules.problems(document));
        add(AddressRules.problems(document));
        add(ImageRules.problems(document));
        List<Problem> inPaths = new ArrayList<>();
        SettingReader settings = new SettingReader(document, folder, inPaths);
        IdentityReader identities = new IdentityReader(document, placeholders, settings::path, inPaths);
        Map<String, Optional<Identity>> principals = new LinkedHashMap<>();
        root.at("/nats/principals")
                .properties()
                .forEach(each -> principals.put(each.getKey(), identities.read(each.getKey(), each.getValue())));
        Path authority = settings.path("/nats/tls/ca");
        if (authority != null) {
            identities.check("/nats/tls", null, null, authority);
        }
        String backend = constant("/nats/backend", "auto");
        Configuration.Provisioner provisioner =
                settings.provisioner(backend.equals(Configuration.Backend.ATTACHED.name()));
        Map<String, Configuration.AppConfig> appConfigs = new LinkedHashMap<>();
        root.path("apps")
                .properties()
                .forEach(each -> appConfigs.put(each.getKey(), settings.app(each.getKey(), each.getValue())));
        Configuration.Tool deadLetterTool = settings.tool("/dlq-tool");
        Path serverConfig = settings.path("/nats/server-config");
        AttachedDatabases databases = new DatabaseReader(document, identities, inPaths).read();
        add(inPaths);
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(Problem::line));
            throw new InvalidConfigurationException(problems);
        }
        Described described = new Described(document);
        return new Configuration(
                new Configuration.Implementation(
                        root.at("/implementation/name").asString("Drawbridge reference apps"),
                        root.at("/implementation/version").asString(""),
                        root.at("/implementation/url").asString(""),
                        root.at("/implementation/contact").asString("")),
                topology.orElseThrow(),
                Configuration.Pace.valueOf(constant("/pace", "real")),
                settings.texts(root.path("known-failing")),
                settings.texts(root.path("known-flaky")),
                new Configuration.Nats(
                        Configuration.Backend.valueOf(backend),
                        settings.joined("/nats/url"),
                        authority,
                        settings.text("/nats/monitoring"),
                        serverConfig,
                        principals),
                Configuration.Postgres.valueOf(constant("/postgres/backend", "embedded")),
                databases,
                provisioner,
                appConfigs,
                deadLetterTool,
                new ContractReader(root).read(),
                root.path("read-only").asBoolean(false),
                claims(appConfigs, backend),
                folder,
                described.settings(),
                described.fromOutside(),
                new Places(document),
                Stream.concat(settings.secrets().stream(), identities.secrets().stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Of the reference apps it is known what they can do; whoever brings an app of his own says it himself. */
    private List<String> claims(Map<String, Configuration.AppConfig> apps, String backend) {
        boolean onlyReferenceApps = !backend.equals(Configuration.Backend.ATTACHED.name())
                && apps.values().stream().allMatch(app -> app.program().isBuiltIn() && app.http() == null);
        return onlyReferenceApps && !root.has("claims")
                ? List.of("dlq-tool", "replicas")
                : root.path("claims").values().stream().map(JsonNode::asString).toList();
    }

    private Optional<Topology> topology() {
        if (!root.has("topology")) {
            return Optional.of(TopologyYaml.seed());
        }
        List<Problem> found = new ArrayList<>();
        Optional<Topology> topology = TopologyYaml.from(document, found);
        add(found);
        return topology;
    }

    /** Adds what is not told of the same place already: one mistake, one line. */
    private void add(List<Problem> found) {
        Set<String> told = new HashSet<>();
        problems.forEach(problem -> told.add(problem.path()));
        found.stream().filter(problem -> !told.contains(problem.path())).forEach(problems::add);
    }

    private String constant(String pointer, String otherwise) {
        return root.at(pointer).asString(otherwise).toUpperCase(Locale.ROOT);
    }
}
