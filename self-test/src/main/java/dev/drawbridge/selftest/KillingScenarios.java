package dev.drawbridge.selftest;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Scenarios in which something is killed, by the words of the features: only a process can be. */
final class KillingScenarios {

    private static final Pattern PROVISIONERS = Pattern.compile("^a provisioner is killed\\b");
    private static final Pattern APPS = Pattern.compile("^(?!a provisioner).*\\bis killed\\b");

    private final List<List<String>> tags;

    private KillingScenarios(List<List<String>> tags) {
        this.tags = tags;
    }

    /** Those of the features in a folder in which an app is. */
    static KillingScenarios ofApps(Path features) {
        return of(features, APPS);
    }

    /** Those in which a provisioner is. */
    static KillingScenarios ofProvisioners(Path features) {
        return of(features, PROVISIONERS);
    }

    private static KillingScenarios of(Path features, Pattern killing) {
        try (Stream<Path> files = Files.walk(features)) {
            return new KillingScenarios(files.filter(file -> file.toString().endsWith(".feature"))
                    .flatMap(KillingScenarios::pickles)
                    .filter(pickle -> pickle.getSteps().stream()
                            .anyMatch(step -> killing.matcher(step.getText()).find()))
                    .map(pickle ->
                            pickle.getTags().stream().map(PickleTag::getName).toList())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Pickle> pickles(Path file) {
        try {
            return GherkinParser.builder()
                    .includeSource(false)
                    .includeGherkinDocument(false)
                    .includePickles(true)
                    .build()
                    .parse(file)
                    .flatMap(envelope -> envelope.getPickle().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a tag expression selects one of them. */
    boolean areAmong(String expression) {
        Expression wanted = TagExpressionParser.parse(expression);
        return tags.stream().anyMatch(wanted::evaluate);
    }
}
