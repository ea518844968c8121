package dev.drawbridge.steps;

import dev.drawbridge.reports.PlannedScenario;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every scenario of the specification, read from the features themselves and not from what a runner discovered: a
 * runner that drops a scenario in silence is found out by comparing with this.
 */
public final class PlannedScenarios {

    private PlannedScenarios() {}

    /**
     * The scenarios on the class path of which the tag expression holds.
     *
     * @param tags a Cucumber tag expression, empty for all
     */
    public static List<PlannedScenario> matching(String tags) {
        Expression expression = TagExpressionParser.parse(tags);
        List<PlannedScenario> planned = new ArrayList<>();
        for (URL root : roots()) {
            read(root, expression, planned);
        }
        return planned;
    }

    private static List<URL> roots() {
        try {
            Enumeration<URL> found = PlannedScenarios.class.getClassLoader().getResources("features");
            return Collections.list(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(URL root, Expression wanted, List<PlannedScenario> planned) {
        try {
            URI uri = root.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    walk(jar.getPath("/features"), wanted, planned);
                }
            } else {
                walk(Path.of(uri), wanted, planned);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("class path entry " + root + " is no URI", e);
        }
    }

    private static void walk(Path folder, Expression wanted, List<PlannedScenario> planned) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".feature"))
                    .sorted()
                    .toList()) {
                parse(folder.relativize(file).toString().replace('\\', '/'), file, wanted, planned);
            }
        }
    }

    private static void parse(String name, Path file, Expression wanted, List<PlannedScenario> planned)
            throws IOException {
        GherkinParser parser = GherkinParser.builder()
                .includeSource(false)
                .includeGherkinDocument(true)
                .includePickles(true)
                .build();
        try (InputStream text = Files.newInputStream(file)) {
            List<Envelope> parsed =
                    parser.parse("classpath:features/" + name, text).toList();
            Map<String, Long> lines = new HashMap<>();
            parsed.stream()
                    .flatMap(envelope -> envelope.getGherkinDocument().stream())
                    .flatMap(document -> document.getFeature().stream())
                    .forEach(feature -> FeatureLines.collect(feature, lines));
            parsed.stream()
                    .flatMap(envelope -> envelope.getPickle().stream())
                    .filter(pickle -> wanted.evaluate(tags(pickle)))
                    .map(pickle -> planned(pickle, lines))
                    .forEach(planned::add);
        }
    }

    /** The last node that a pickle comes from is its own: the scenario, or the row of its examples. */
    private static PlannedScenario planned(Pickle pickle, Map<String, Long> lines) {
        List<String> nodes = pickle.getAstNodeIds();
        Long line = lines.get(nodes.get(nodes.size() - 1));
        return new PlannedScenario(pickle.getUri() + ":" + line, pickle.getName(), RequirementTags.ids(tags(pickle)));
    }

    private static List<String> tags(Pickle pickle) {
        return pickle.getTags().stream().map(PickleTag::getName).toList();
    }
}
