package dev.drawbridge.steps;

import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.permissions.residue.Residue;
import dev.drawbridge.permissions.residue.Residues;
import dev.drawbridge.permissions.residue.StreamSettings;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What permissions leave open in the bridge of a run, by what the server says of its streams. */
final class LeftOpen {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private LeftOpen() {}

    /** Of the declared streams where nobody can be asked: no bridge, a server that is gone, a stream that isn't there. */
    static List<Residue> in(Optional<Bridge> bridge, Topology declared) {
        List<StreamSettings> seen = bridge.map(LeftOpen::settings).orElse(List.of());
        return seen.size() == declared.streams().size() ? Residues.of(declared, seen) : Residues.declared(declared);
    }

    private static List<StreamSettings> settings(Bridge bridge) {
        List<StreamSettings> settings = new ArrayList<>();
        try (ProbeConnection observer = bridge.clients().probe("observer")) {
            for (StreamSpec stream : bridge.topology().streams()) {
                RequestOutcome outcome = observer.request("$JS.API.STREAM.INFO." + stream.name(), "", ANSWER);
                if (outcome instanceof RequestOutcome.Answered answered
                        && answered.message().status() == null) {
                    JsonNode config = JsonMapper.shared()
                            .readTree(answered.message().text())
                            .path("config");
                    if (config.isObject()) {
                        settings.add(StreamSettings.reported(config));
                    }
                }
            }
        } catch (RuntimeException gone) {
            // Whatever broke it, the scenarios that met it have said so.
            return List.of();
        }
        return settings;
    }
}
