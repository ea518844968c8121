package dev.drawbridge.harness.config;

import dev.drawbridge.topology.Pointers;
import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.SourceDocument;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Single settings out of the document. Tolerates a wrong form, which the schema reports. */
final class SettingReader {

    private final SourceDocument document;
    private final Path folder;
    private final List<Problem> problems;
    private final Set<String> secrets = new TreeSet<>();

    /** @param problems where to add what the schema cannot know */
    SettingReader(SourceDocument document, Path folder, List<Problem> problems) {
        this.document = document;
        this.folder = folder;
        this.problems = problems;
    }

    /** What was read so far and must never be printed. */
    Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    /** On a server that somebody else started nobody makes anything who isn't told to. */
    Configuration.Provisioner provisioner(boolean attached) {
        String word = text("/provisioner");
        boolean given = document.root().has("provisioner");
        return new Configuration.Provisioner(
                given ? "none".equals(word) : attached,
                path("/provisioner/topology"),
                program("/provisioner"),
                env("/provisioner/env"));
    }

    Configuration.AppConfig app(String name, JsonNode app) {
        String at = Pointers.child("/apps", name);
        return new Configuration.AppConfig(
                program(at),
                env(at + "/env"),
                text(at + "/http"),
                port(at + "/port"),
                text(at + "/live"),
                text(at + "/ready"));
    }

    Configuration.Tool tool(String at) {
        return new Configuration.Tool(program(at), env(at + "/env"));
    }

    private Configuration.Program program(String at) {
        List<String> command = command(at + "/command");
        Path given = path(at + "/folder");
        if (given != null && command.isEmpty()) {
            problems.add(document.problem(
                    at + "/folder",
                    "expected a command that runs there, found none",
                    "add the command, or leave folder out"));
        } else if (given != null && !Files.isDirectory(given)) {
            problems.add(document.problem(
                    at + "/folder", "expected a folder, found none at " + given, "make it, or correct the path"));
        }
        return new Configuration.Program(command, given == null ? folder : given, text(at + "/image"));
    }

    private Configuration.Port port(String at) {
        return "chosen".equals(text(at)) ? Configuration.Port.CHOSEN : Configuration.Port.LOGGED;
    }

    private List<String> command(String at) {
        JsonNode command = document.root().at(at);
        if (command.isString() && !CommandWords.isWellFormed(command.asString())) {
            problems.add(document.problem(
                    at,
                    "expected a command, found one without words or with an open quote",
                    "write it as a list of words"));
            return List.of();
        }
        return CommandWords.of(command);
    }

    /** What came from outside the file into an environment is taken for a secret: why else is it not in the file? */
    private Map<String, String> env(String at) {
        Map<String, String> env = texts(document.root().at(at));
        env.forEach((name, value) -> {
            String pointer = Pointers.child(at, name);
            boolean outside = document.origin(pointer) != null || document.placeholder(pointer) != null;
            if (outside && !value.isBlank()) {
                secrets.add(value);
            }
        });
        return env;
    }

    Map<String, String> texts(JsonNode mapping) {
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asString("")));
        return texts;
    }

    @Nullable
    String text(String at) {
        JsonNode value = document.root().at(at);
        return value.isString() ? value.asString() : null;
    }

    /** Texts, in one or in a list of them, as one with commas between. */
    @Nullable
    String joined(String at) {
        JsonNode listed = document.root().at(at);
        return listed.isArray()
                ? listed.values().stream().map(each -> each.asString("")).collect(Collectors.joining(","))
                : text(at);
    }

    /** A file's path, relative to the configuration's own folder. */
    @Nullable
    Path path(String at) {
        String text = text(at);
        try {
            return text == null ? null : folder.resolve(text);
        } catch (InvalidPathException noPath) {
            problems.add(document.problem(at, "expected the path of a file, found something else", "correct the path"));
            return null;
        }
    }
}
