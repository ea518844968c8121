package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.nats.JetStreamServer;
import dev.drawbridge.provisioner.nats.NatsSession;
import dev.drawbridge.provisioner.nats.NatsTarget;
import dev.drawbridge.provisioner.nats.ServerException;
import dev.drawbridge.provisioner.nats.ServerException.Kind;
import dev.drawbridge.provisioner.plan.Change;
import dev.drawbridge.provisioner.plan.Consent;
import dev.drawbridge.provisioner.plan.Plan;
import dev.drawbridge.provisioner.plan.Planner;
import dev.drawbridge.provisioner.plan.ServerState;
import dev.drawbridge.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Brings a server to a declared topology. Safe to run again at any time, also after a run that was killed half-way and
 * beside another run: what is already as declared is left untouched.
 */
public final class Provisioner {

    /** How often a plan is made anew when somebody else changes the same things meanwhile. */
    private static final int ATTEMPTS = 5;

    private final Topology declared;
    private final NatsTarget target;
    private final Duration wait;
    private final Progress progress;
    private final AtomicReference<@Nullable ServerIdentity> reached = new AtomicReference<>();

    /**
     * @param wait how long to wait for a server that isn't there yet
     * @param progress told as things happen
     */
    public Provisioner(Topology declared, NatsTarget target, Duration wait, Progress progress) {
        this.declared = declared;
        this.target = target;
        this.wait = wait;
        this.progress = progress;
    }

    /** The server spoken to, null while none was reached. */
    public @Nullable ServerIdentity server() {
        return reached.get();
    }

    /**
     * What {@link #apply} would do; changes nothing. A plan that would be refused is returned all the same.
     *
     * @throws ProvisioningException when the server can't be asked or can't hold the declaration
     */
    public Outcome plan(Consent consent) throws ProvisioningException {
        return connected((server, identity, waiting) ->
                new Outcome(identity, Planner.plan(declared, read(server, waiting), consent), List.of()));
    }

    /**
     * Brings the server to the declaration.
     *
     * @throws ProvisioningException when it would lose data without consent, a subject belongs to another stream, or
     *     the server can't or won't
     */
    public Outcome apply(Consent consent) throws ProvisioningException {
        return connected((server, identity, waiting) -> {
            List<Change> done = new ArrayList<>();
            Plan first = null;
            ServerException last = null;
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Plan plan = Planner.plan(declared, read(server, waiting), consent);
                first = first == null ? plan : first;
                if (plan.refused()) {
                    throw Failures.refused(plan);
                }
                if (plan.nothingToDo()) {
                    return new Outcome(identity, first, done);
                }
                try {
                    for (Change change : plan.changes()) {
                        server.apply(change);
                        done.add(change);
                        progress.done(change);
                    }
                } catch (ServerException failed) {
                    if (failed.kind() != Kind.CHANGED_MEANWHILE) {
                        throw failed;
                    }
                    last = failed;
                }
            }
            throw last != null ? Failures.of(last) : unlike(Planner.plan(declared, read(server, waiting), consent));
        });
    }

    /**
     * Compares the server with the declaration; changes nothing. {@link Plan#drifted} tells the verdict.
     *
     * @throws ProvisioningException when the server can't be asked or can't hold the declaration
     */
    public Outcome verify() throws ProvisioningException {
        return plan(Consent.NONE);
    }

    /**
     * Deletes the declared consumers and streams that exist, with every message in them, and nothing else.
     *
     * @throws ProvisioningException when the server can't be asked or refuses
     */
    public Destruction destroy() throws ProvisioningException {
        return connected((server, identity, waiting) -> {
            ServerState found = read(server, waiting);
            List<Change> changes = Planner.destruction(declared, found);
            for (Change change : changes) {
                server.apply(change);
                progress.done(change);
            }
            Map<String, Long> lost = new TreeMap<>();
            found.streams().forEach((name, stream) -> lost.put(name, stream.messages()));
            return new Destruction(identity, changes, lost);
        });
    }

    /**
     * What the server holds of the topology; changes nothing.
     *
     * @throws ProvisioningException when the server can't be asked
     */
    public ServerState read() throws ProvisioningException {
        return connected((server, identity, waiting) -> read(server, waiting));
    }

    private ServerState read(JetStreamServer server, Waiting waiting) throws ServerException {
        return waiting.until(Kind.NOT_READY, () -> server.read(declared));
    }

    private interface Work<T> {
        T on(JetStreamServer server, ServerIdentity identity, Waiting waiting)
                throws ServerException, ProvisioningException;
    }

    private <T> T connected(Work<T> work) throws ProvisioningException {
        MinimumServer.checkDeclaration(declared);
        Waiting waiting = new Waiting(target, wait, progress);
        try (NatsSession session = waiting.connect()) {
            ServerIdentity identity = ServerIdentity.of(session.server(), target.url());
            reached.set(identity);
            progress.connected(identity);
            MinimumServer.check(declared, identity.version());
            return work.on(new JetStreamServer(session), identity, waiting);
        } catch (ServerException failed) {
            throw Failures.of(failed);
        }
    }

    private static ProvisioningException unlike(Plan plan) {
        return new ProvisioningException(
                ExitCode.REFUSED,
                "the server took the configuration and made something else of it: "
                        + String.join(
                                "; ",
                                plan.changes().stream().map(Change::toString).toList()),
                "declare what this server can hold");
    }
}
