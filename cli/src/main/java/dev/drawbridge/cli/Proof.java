package dev.drawbridge.cli;

import dev.drawbridge.harness.ablation.Ablation;
import dev.drawbridge.harness.ablation.Trial;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.harness.environment.Surroundings;
import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Problem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Shows on a scratch server that the grants of a topology suffice, and that none can be left out or widened unnoticed. */
final class Proof {

    private final Configuration configuration;
    private final PrintWriter out;
    private final List<String> wrong = new ArrayList<>();
    private int trials;

    Proof(Configuration configuration, PrintWriter out) {
        this.configuration = configuration;
        this.out = out;
    }

    /**
     * Starts a server of the configured kind, provisions it, and tries each app's grants.
     *
     * @return conformant when nothing was found that is missing or could go
     * @throws InvalidConfigurationException when the configuration brings grants of its own
     * @throws dev.drawbridge.harness.EnvironmentException when there can be no server
     */
    ExitStatus shown() {
        if (configuration.nats().serverConfig() != null) {
            throw new InvalidConfigurationException(List.of(new Problem(
                    "configuration",
                    0,
                    "nats.server-config",
                    "proven are the grants that drawbridge permissions prints; found a server configuration",
                    "leave it out, or hold it against the topology with drawbridge audit")));
        }
        try (Surroundings surroundings = Surroundings.open(configuration);
                Bridge bridge = surroundings.bridge("proof").provisioned().start()) {
            for (App app : bridge.topology().apps()) {
                Ablation ablation = Ablation.of(bridge, app.name());
                ablation.refusedWithAll().ifPresent(refused -> fault(app.name() + " with every grant: " + refused));
                ablation.allowedWithLeast().ifPresent(allowed -> fault(app.name() + " with no more: " + allowed));
                ablation.takenAway().forEach(trial -> tell(app.name(), trial));
                ablation.widened().forEach(trial -> tell(app.name(), trial));
            }
            return concluded(surroundings.serverDescription());
        }
    }

    ExitStatus concluded(String server) {
        out.println();
        out.println(
                wrong.isEmpty()
                        ? "proven on " + server + ": the grants suffice, each is needed, and none can be widened"
                                + " unnoticed (" + trials + " changes of grants)"
                        : "not proven on " + server + ":\n  " + String.join("\n  ", wrong));
        out.flush();
        return wrong.isEmpty() ? ExitStatus.CONFORMANT : ExitStatus.NOT_CONFORMANT;
    }

    void tell(String app, Trial trial) {
        trials++;
        String line = app + " " + trial;
        if (trial.noticed().isEmpty()) {
            fault(line);
        } else {
            out.println(line);
            out.flush();
        }
    }

    private void fault(String line) {
        wrong.add(line);
        out.println(line);
    }
}
