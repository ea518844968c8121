package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Denials;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.conf.ConfReader;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the audit says an app may do with a configuration, of all that it must not. */
public final class Prediction {

    private final Judged judged;

    private Prediction(Judged judged) {
        this.judged = judged;
    }

    /** One for each app that the configuration has a user for. */
    public static List<Prediction> of(Path conf, Topology topology, ServerVersion version) {
        return of(DeploymentReader.ofText(ConfReader.read(conf, Map.of())), topology, version);
    }

    /** As above, of a configuration with an operator, whose users' JWTs are given. */
    public static List<Prediction> of(Path conf, GivenTokens given, Topology topology, ServerVersion version) {
        return of(
                DeploymentReader.read(ConfReader.read(conf, Map.of()), given, version, Instant.now()),
                topology,
                version);
    }

    private static List<Prediction> of(Deployment deployment, Topology topology, ServerVersion version) {
        return LeastGrants.of(topology).stream()
                .filter(each -> topology.apps().stream()
                        .anyMatch(app -> app.name().equals(each.principal().name())))
                .flatMap(each -> deployment
                        .user(each.principal().name())
                        .map(user -> new Prediction(new Judged(
                                user,
                                each,
                                Denials.of(topology, each.principal().name(), version),
                                version)))
                        .stream())
                .toList();
    }

    public String app() {
        return judged.name();
    }

    public List<Denial> denials() {
        return judged.denials();
    }

    /** Whether nobody can connect as this app. */
    public boolean isRefused() {
        return judged.user().refusal() != null;
    }

    public boolean permits(Denial denial) {
        return judged.permits(denial);
    }
}
