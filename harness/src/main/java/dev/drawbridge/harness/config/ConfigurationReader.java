package dev.drawbridge.harness.config;

import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.SchemaCheck;
import dev.drawbridge.topology.SourceDocument;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the configuration file and lays the overrides over it. */
final class ConfigurationReader {

    private static final List<String> SCALARS = List.of(
            "implementation.name",
            "implementation.version",
            "implementation.url",
            "implementation.contact",
            "nats.backend",
            "nats.url",
            "nats.monitoring",
            "nats.server-config",
            "provisioner.topology",
            "pace");

    private final Path folder;
    private final SourceDocument document;
    private final JsonNode root;
    private final Map<String, String> env;
    private final List<Problem> problems = new ArrayList<>();

    ConfigurationReader(@Nullable Path file, Map<String, String> env, Properties properties) {
        this.env = env;
        Path parent = file == null ? null : file.toAbsolutePath().getParent();
        folder = parent == null ? Path.of("").toAbsolutePath() : parent;
        SourceDocument read = file == null ? SourceDocument.parse("{}", "defaults") : SourceDocument.read(file);
        document = read.root().isNull() ? SourceDocument.parse("{}", read.source()) : read;
        root = document.root();
        problems.addAll(document.problems());
        for (String path : SCALARS) {
            String variable = "DRAWBRIDGE_" + path.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
            String alias = path.equals("pace") || path.equals("nats.backend") ? properties.getProperty(path) : null;
            String value = properties.getProperty("drawbridge." + path, alias == null ? env.get(variable) : alias);
            if (value != null && !value.isBlank()) {
                override(path, value);
            }
        }
    }

    private void override(String path, String value) {
        int dot = path.indexOf('.');
        if (root instanceof ObjectNode top) {
            if (dot < 0) {
                top.put(path, value);
            } else if (!top.has(path.substring(0, dot))
                    || top.get(path.substring(0, dot)).isObject()) {
                top.withObject("/" + path.substring(0, dot)).put(path.substring(dot + 1), value);
            }
        }
    }

    Configuration read() {
        List<Problem> inTopology = new ArrayList<>();
        Topology topology = !root.has("topology")
                ? TopologyYaml.seed()
                : TopologyYaml.from(document, inTopology).orElse(null);
        problems.addAll(new SchemaCheck(schema()).problems(document, ""));
        problems.addAll(inTopology);
        Map<String, Optional<Configuration.Login>> principals = new LinkedHashMap<>();
        root.at("/nats/principals").properties().forEach(entry -> principals.put(entry.getKey(), login(entry)));
        if (!problems.isEmpty() || topology == null) {
            throw new InvalidConfigurationException(problems);
        }
        Map<String, Configuration.AppConfig> apps = new LinkedHashMap<>();
        root.path("apps").properties().forEach(app -> apps.put(app.getKey(), app(app.getValue())));
        JsonNode nats = root.path("nats");
        JsonNode provisioner = root.path("provisioner");
        String backend = nats.path("backend").asString("auto").toUpperCase(Locale.ROOT);
        String pace = root.path("pace").asString("real").toUpperCase(Locale.ROOT);
        return new Configuration(
                new Configuration.Implementation(
                        root.at("/implementation/name").asString("Drawbridge reference apps"),
                        root.at("/implementation/version").asString(""),
                        root.at("/implementation/url").asString(""),
                        root.at("/implementation/contact").asString("")),
                topology,
                Configuration.Pace.valueOf(pace),
                texts(root.path("known-failing")),
                new Configuration.Nats(
                        Configuration.Backend.valueOf(backend),
                        text(nats, "url"),
                        text(nats, "monitoring"),
                        path(nats, "server-config"),
                        principals),
                new Configuration.Provisioner(
                        path(provisioner, "topology"), words(provisioner), texts(provisioner.path("env"))),
                apps,
                described());
    }

    private Optional<Configuration.Login> login(Map.Entry<String, JsonNode> entry) {
        JsonNode password = entry.getValue().path("password");
        String at = "/nats/principals/" + entry.getKey() + "/password";
        String secret = null;
        if (password.isString() && password.asString().matches("\\$\\{[A-Za-z0-9_]+}")) {
            String variable =
                    password.asString().substring(2, password.asString().length() - 1);
            secret = env.get(variable);
            if (secret == null) {
                problems.add(document.problem(at, "expected the variable " + variable + ", found it unset", "set it"));
            }
        } else if (password.path("file").isString()) {
            Path file = folder.resolve(password.path("file").asString());
            try {
                secret = Files.readString(file).strip();
            } catch (IOException unreadable) {
                problems.add(document.problem(at, "expected a readable file " + file + ", found none", "create it"));
            }
        }
        return secret == null
                ? Optional.empty()
                : Optional.of(
                        new Configuration.Login(entry.getValue().path("user").asString(""), new Secret(secret)));
    }

    private static Configuration.AppConfig app(JsonNode app) {
        return new Configuration.AppConfig(words(app), texts(app.path("env")), text(app, "http"));
    }

    private static List<String> words(JsonNode parent) {
        JsonNode command = parent.path("command");
        return command.isString()
                ? List.of(command.asString())
                : command.values().stream().map(JsonNode::asString).toList();
    }

    private static Map<String, String> texts(JsonNode mapping) {
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }

    private static @Nullable String text(JsonNode parent, String key) {
        return parent.has(key) ? parent.path(key).asString() : null;
    }

    private @Nullable Path path(JsonNode parent, String key) {
        String text = text(parent, key);
        return text == null ? null : folder.resolve(text);
    }

    /** A server's address may hold a password, so its user info is masked. */
    private Map<String, String> described() {
        Map<String, String> described = new LinkedHashMap<>();
        for (String path : SCALARS) {
            JsonNode value = root.at("/" + path.replace('.', '/'));
            if (value.isString()) {
                described.put(path, value.asString().replaceAll("//[^/@]*@", "//***@"));
            }
        }
        described.putIfAbsent("pace", "real");
        described.putIfAbsent("nats.backend", "auto");
        return described;
    }

    private static String schema() {
        try (InputStream in =
                Objects.requireNonNull(ConfigurationReader.class.getResourceAsStream("drawbridge-schema.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
