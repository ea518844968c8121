package dev.drawbridge.cli;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.reports.Catalogue;
import dev.drawbridge.steps.Conformance;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drawbridge run}: scenarios, verdicts, reports. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the suite and writes its reports.")
final class RunCommand implements Callable<Integer> {

    /** How fast the server's own times run. */
    enum Pace {
        fast,
        real
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration. Default: the seed's topology and the reference apps.")
    private @Nullable Path config;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "Only these profiles: provisioning, permissions, delivery, dlq, operations, recovery.",
            split = ",")
    private List<String> profiles = List.of();

    @Option(names = "--tags", paramLabel = "TAGS", description = "Only scenarios of which this tag expression holds.")
    private @Nullable String tags;

    @Option(names = "--pace", paramLabel = "fast|real", description = "Default: real, the declared times.")
    private @Nullable Pace pace;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the reports go. Default: ${DEFAULT-VALUE}.",
            defaultValue = "target/drawbridge")
    private Path output = Path.of("target/drawbridge");

    @Option(
            names = "--destructive",
            description = "On a system that somebody else started, try what may do harm, too: attacks that delete its"
                    + " stream where they succeed, and thousands of writes.")
    private boolean destructive;

    @Option(
            names = "--read-only",
            description = "On a system that somebody else started, make nothing: what needs it is unverifiable.")
    private boolean readOnly;

    @Option(names = "--list", description = "Print what would run, and why the rest would not; run nothing.")
    private boolean list;

    @Override
    public Integer call() {
        String selected = selection();
        if (readOnly && destructive) {
            throw wrong("--read-only makes nothing, and --destructive tries what may do harm: give one of the two");
        }
        if (readOnly) {
            System.setProperty("read-only", "true");
        }
        if (list) {
            return list(selected);
        }
        System.setProperty("drawbridge.output", output.toString());
        System.setProperty("cucumber.filter.tags", selected);
        if (config != null) {
            System.setProperty("sut.config", config.toString());
        }
        if (destructive) {
            System.setProperty("drawbridge.destructive", "true");
        }
        if (pace != null) {
            System.setProperty("pace", pace.name());
        }
        return Conformance.run();
    }

    /** @throws ParameterException for a profile that there is none of, and for tags that are no expression */
    private String selection() {
        List<String> terms = new ArrayList<>();
        List<String> known = Catalogue.load().profiles();
        for (String profile : profiles) {
            if (!known.contains(profile.toLowerCase(Locale.ROOT))) {
                throw wrong("--profile: expected one of " + String.join(", ", known) + "; found " + profile);
            }
        }
        if (!profiles.isEmpty()) {
            terms.add("("
                    + String.join(
                            " or ",
                            profiles.stream()
                                    .map(each -> "@" + each.toLowerCase(Locale.ROOT))
                                    .toList()) + ")");
        }
        if (tags != null && !tags.isBlank()) {
            terms.add("(" + tags + ")");
        }
        String selection = String.join(" and ", terms);
        try {
            TagExpressionParser.parse(selection);
        } catch (TagExpressionException invalid) {
            throw wrong("--tags: expected a tag expression such as \"@permissions and not @PERM-28\"; found " + tags);
        }
        return selection;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private int list(String selected) {
        Configuration configuration = Configuration.load(
                config,
                System.getenv(),
                System.getProperties(),
                Catalogue.load().ids());
        RunList.of(configuration, selected)
                .print(Objects.requireNonNull(spec).commandLine().getOut());
        return 0;
    }
}
