package dev.drawbridge.junit;

import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.reports.RunProblem;
import dev.drawbridge.steps.NoVerdictException;
import dev.drawbridge.steps.RunSettings;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a build says about its run.
 *
 * @param parameters JUnit's configuration parameters, which system properties are, too
 */
record Given(Function<String, Optional<String>> parameters) {

    private static final Path DEFAULT_FILE = Path.of("drawbridge.yaml");

    /** @throws NoVerdictException where there is no configuration, and for tags that are no expression */
    RunSettings settings() {
        return new RunSettings(
                Path.of(value("drawbridge.output").orElse(RunSettings.DEFAULT_OUTPUT)),
                tags(value("drawbridge.tags").orElse("")),
                value("sut.config").map(Path::of).orElseGet(Given::defaultFile),
                value("drawbridge.destructive").map(Boolean::parseBoolean).orElse(false),
                Long.getLong("drawbridge.seed", RunSettings.DEFAULT_SEED),
                true);
    }

    private Optional<String> value(String name) {
        return parameters.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String tags(String expression) {
        try {
            TagExpressionParser.parse(expression);
            return expression;
        } catch (TagExpressionException invalid) {
            throw wrong("drawbridge.tags: expected a tag expression such as \"@permissions and not @PERM-28\"; found "
                    + expression);
        }
    }

    private static Path defaultFile() {
        if (Files.isRegularFile(DEFAULT_FILE)) {
            return DEFAULT_FILE;
        }
        throw wrong("no configuration: expected " + DEFAULT_FILE.toAbsolutePath() + ", or another file as sut.config, a"
                + " system property or a line of junit-platform.properties; found neither. drawbridge init writes one");
    }

    private static NoVerdictException wrong(String words) {
        return new NoVerdictException(
                new RunProblem(ExitStatus.USAGE, "drawbridge: " + words + " (status " + ExitStatus.USAGE.code() + ")"));
    }
}
