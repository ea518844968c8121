package dev.drawbridge.cli.setup;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.environment.Surroundings;
import dev.drawbridge.reports.Catalogue;
import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.reports.Masker;
import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code drawbridge doctor}: whether a run has all that it needs, before any scenario runs. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what this machine and the configured system have and lack, each with a remedy.",
            "Fetches, starts and changes nothing. Status 0: a run has all that it needs; 2: the configuration is wrong;"
                    + " 3: something is lacking."
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration. Default: the seed's topology and the reference apps.")
    private @Nullable Path config;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Override
    public Integer call() {
        List<Check> checks = new ArrayList<>(MachineChecks.all());
        List<Finding> wrong = new ArrayList<>();
        Set<String> secrets = Set.of();
        try {
            Configuration configuration = Configuration.load(
                    config,
                    System.getenv(),
                    System.getProperties(),
                    Catalogue.load().ids());
            secrets = configuration.secrets();
            checks.add(Check.here("configuration", () -> configuration(configuration)));
            Surroundings.check(configuration);
            provisionerTopology(configuration);
            checks.addAll(ServerChecks.all(configuration));
            checks.addAll(AttachedChecks.all(configuration));
            checks.addAll(HttpChecks.all(configuration));
            checks.addAll(ImageChecks.all(configuration));
            checks.addAll(new ProgramChecks(configuration, System.getenv().getOrDefault("PATH", "")).all());
        } catch (InvalidConfigurationException invalid) {
            invalid.problems().forEach(problem -> wrong.add(Finding.wrong(problem)));
        }
        List<Finding> findings = new ArrayList<>(new Checkup(PATIENCE).of(checks));
        findings.addAll(wrong);
        ExitStatus status = findings.stream()
                .map(finding -> finding.state().status())
                .max(Comparator.comparingInt(ExitStatus::code))
                .orElseThrow();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(Masker.of(secrets).mask(json ? json(findings, status) : text(findings, status)));
        out.flush();
        return status.code();
    }

    private Finding configuration(Configuration configuration) {
        Topology topology = configuration.topology();
        return Finding.ok(
                "configuration",
                (config == null ? "none: the seed's topology and the reference apps" : config.toString()) + ", "
                        + topology.apps().size() + " apps over "
                        + String.join(
                                ", ",
                                topology.streams().stream()
                                        .map(each -> each.name())
                                        .toList()));
    }

    private static void provisionerTopology(Configuration configuration) {
        Path other = configuration.provisioner().topology();
        if (other != null) {
            TopologyYaml.read(other);
        }
    }

    private static String text(List<Finding> findings, ExitStatus status) {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(finding).append('\n'));
        long lacking = findings.stream()
                .filter(finding -> finding.state().status() != ExitStatus.CONFORMANT)
                .count();
        return text.append("drawbridge: ")
                .append(
                        switch (status) {
                            case CONFORMANT, NOT_CONFORMANT -> "a run has all that it needs";
                            case USAGE -> "the configuration cannot be used";
                            case ENVIRONMENT ->
                                "a run would break: " + lacking + " of these " + (lacking == 1 ? "is" : "are")
                                        + " lacking or wrong";
                        })
                .append(" (status ")
                .append(status.code())
                .append(')')
                .toString();
    }

    private static String json(List<Finding> findings, ExitStatus status) {
        return JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("status", status, "findings", findings));
    }
}
