package dev.drawbridge.cli.setup;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.config.Identity;
import dev.drawbridge.harness.environment.Access;
import dev.drawbridge.harness.environment.Attachment;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.Endpoint;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeEnvironmentException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** A NATS server that somebody else started: whether it answers, and whom it takes in. */
final class AttachedChecks {

    private static final String URL = "nats.url";
    private static final String REACH = "check that nats.url and nats.tls are the server's, and that it runs";

    /** Within that of the whole command, so that each principal is told by name. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Configuration configuration;
    private final Attachment attachment;

    private AttachedChecks(Configuration configuration) {
        this.configuration = configuration;
        this.attachment = new Attachment(configuration, "configuration");
    }

    /** None where the run starts the server. Of a configuration whose settings go together. */
    static List<Check> all(Configuration configuration) {
        if (configuration.nats().backend() != Configuration.Backend.ATTACHED) {
            return List.of();
        }
        AttachedChecks checks = new AttachedChecks(configuration);
        String url = Objects.requireNonNull(configuration.nats().url(), "checked with what it goes together with");
        // One after the other: of a server that can't be reached it is said once.
        return List.of(new Check(URL, REACH, () -> checks.look(url)));
    }

    private List<Finding> look(String url) {
        List<Finding> findings = new ArrayList<>();
        Optional<Endpoint> reached = Optional.empty();
        for (String each : url.split(",", -1)) {
            Endpoint endpoint = attachment.endpoint(each);
            reached = reached.or(() -> answers(endpoint, findings) ? Optional.of(endpoint) : Optional.empty());
        }
        reached.ifPresent(endpoint -> findings.addAll(principals(endpoint)));
        return findings;
    }

    private static boolean answers(Endpoint endpoint, List<Finding> findings) {
        try (ProbeConnection open = ProbeConnection.withoutConnect(endpoint, "_INBOX.")) {
            findings.add(Finding.note(
                    URL,
                    endpoint.address() + " is nats-server " + open.serverVersion() + " and lets anybody in",
                    "give it users (PERM-16)"));
            return true;
        } catch (ConnectRefusedException asked) {
            findings.add(Finding.ok(URL, endpoint.address() + " answers"));
            return true;
        } catch (ProbeEnvironmentException silent) {
            findings.add(Finding.lacks(URL, String.valueOf(silent.getMessage()), REACH));
            return false;
        }
    }

    private List<Finding> principals(Endpoint endpoint) {
        List<PrincipalGrants> all = LeastGrants.of(configuration.topology());
        String looking = all.stream()
                .map(each -> each.principal().name())
                .filter(name -> List.of("observer", "admin").contains(name))
                .filter(name -> attachment.identityOf(name).isPresent())
                .reduce((first, second) -> first.equals("observer") ? first : second)
                .orElse("");
        return new Checkup(PATIENCE)
                .of(all.stream()
                        .map(needs -> principal(
                                endpoint, needs, needs.principal().name().equals(looking)))
                        .toList());
    }

    private Check principal(Endpoint endpoint, PrincipalGrants needs, boolean looks) {
        String name = needs.principal().name();
        String what = "nats.principals." + name;
        Optional<Identity> identity = attachment.identityOf(name);
        Supplier<List<Finding>> look = () -> identity.map(known -> connect(endpoint, needs, known, what, looks))
                .orElseGet(
                        () -> List.of(
                                configuration.nats().principals().containsKey(name)
                                        ? Finding.ok(what, "declared to have none")
                                        : Finding.note(
                                                what,
                                                "no credentials",
                                                "give them, or what needs them is unverifiable; declare with none that it has none")));
        return new Check(what, REACH, look);
    }

    private List<Finding> connect(
            Endpoint endpoint, PrincipalGrants needs, Identity known, String what, boolean looks) {
        Access.Way way = attachment.wayOf(endpoint, known);
        try (ProbeConnection connection = ProbeConnection.connect(way.endpoint(), way.login(), needs.inboxPrefix())) {
            List<Finding> findings =
                    new ArrayList<>(List.of(Finding.ok(what, "accepted by nats-server " + connection.serverVersion())));
            if (looks) {
                findings.addAll(new DeclaredLook(configuration, connection, what).findings());
            }
            return findings;
        } catch (ConnectRefusedException refused) {
            return List.of(Finding.lacks(
                    what,
                    "refused: " + refused.getMessage(),
                    "correct its credentials, or leave it out: what needs it is then unverifiable"));
        } catch (ProbeEnvironmentException broken) {
            return List.of(Finding.lacks(what, String.valueOf(broken.getMessage()), REACH));
        }
    }
}
