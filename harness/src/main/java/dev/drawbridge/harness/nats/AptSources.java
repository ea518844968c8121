package dev.drawbridge.harness.nats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The package archive that this machine's own sources name, in either of the two formats (sources.list(5)).
 *
 * @param uri the archive's address
 * @param options what a one-line entry has in brackets, such as the signing key
 * @param components such as {@code main}
 */
record AptSources(String uri, String options, String components) {
    private static final Pattern LINE =
            Pattern.compile("deb\\s+(?:\\[([^]]*)]\\s+)?(\\S+)\\s+(\\S+)\\s+(.+?)\\s*(?:#.*)?");
    // Security and third-party archives have no other suites of the distribution.
    private static final Pattern MAIN = Pattern.compile(".*/(debian|ubuntu|raspbian|ubuntu-ports)/?");

    /** The distribution's main archive, if the sources in this folder name one. */
    static Optional<AptSources> in(Path etcApt) throws IOException {
        List<Path> files = new ArrayList<>();
        files.add(etcApt.resolve("sources.list"));
        Path parts = etcApt.resolve("sources.list.d");
        if (Files.isDirectory(parts)) {
            try (Stream<Path> entries = Files.list(parts)) {
                entries.sorted().forEach(files::add);
            }
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (!Files.isReadable(file)) {
                continue;
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            List<AptSources> entries =
                    name.endsWith(".sources") ? stanzas(text) : name.endsWith(".list") ? lines(text) : List.of();
            Optional<AptSources> main = entries.stream()
                    .filter(entry -> MAIN.matcher(entry.uri()).matches())
                    .findFirst();
            if (main.isPresent()) {
                return main;
            }
        }
        return Optional.empty();
    }

    /** A one-line entry for a suite of this archive. */
    String lineFor(String suite) {
        return "deb " + (options.isBlank() ? "" : "[" + options + "] ") + uri + " " + suite + " " + components + "\n";
    }

    static List<AptSources> lines(String text) {
        return text.lines()
                .map(String::strip)
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(match -> new AptSources(
                        match.group(2),
                        Optional.ofNullable(match.group(1)).orElse("").strip(),
                        match.group(4)))
                .toList();
    }

    static List<AptSources> stanzas(String text) {
        List<AptSources> entries = new ArrayList<>();
        for (String stanza : text.split("\\n\\s*\\n", -1)) {
            Map<String, String> fields = new LinkedHashMap<>();
            stanza.lines()
                    .filter(line -> !line.startsWith("#") && line.contains(":"))
                    .forEach(line -> {
                        int colon = line.indexOf(':');
                        fields.put(
                                line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                                line.substring(colon + 1).strip());
                    });
            boolean wanted = Arrays.asList(fields.getOrDefault("types", "").split("\\s+", -1))
                            .contains("deb")
                    && !fields.getOrDefault("enabled", "yes").equalsIgnoreCase("no")
                    && !fields.getOrDefault("uris", "").isBlank();
            if (wanted) {
                String key = fields.getOrDefault("signed-by", "");
                entries.add(new AptSources(
                        fields.getOrDefault("uris", "").split("\\s+", -1)[0],
                        key.startsWith("/") ? "signed-by=" + key : "",
                        fields.getOrDefault("components", "main")));
            }
        }
        return entries;
    }
}
