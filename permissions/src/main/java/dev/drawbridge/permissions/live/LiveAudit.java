package dev.drawbridge.permissions.live;

import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Denials;
import dev.drawbridge.permissions.ProvisionerDenials;
import dev.drawbridge.permissions.Role;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.audit.AdvisoryRules;
import dev.drawbridge.permissions.audit.AuditResult;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.Endpoint;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeEnvironmentException;
import dev.drawbridge.permissions.residue.Residue;
import dev.drawbridge.permissions.residue.Residues;
import dev.drawbridge.permissions.residue.StreamSettings;
import dev.drawbridge.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * What a running server permits to each principal's credentials, held against a topology: every need, every denial, the
 * doors, and the confused deputy.
 *
 * <p>Each is decided by the server's violation, or by its PONG without one; nothing by waiting. Nothing is stored, delivered
 * or changed by it (measured on nats-server 2.9.10, 2.10.27 and 2.15.1).
 */
public final class LiveAudit {

    private final Topology topology;
    private final Endpoint stranger;
    private final List<LivePrincipal> principals;
    private final Place place;

    /**
     * @param stranger the server, without a certificate to present
     * @param principals whom there are credentials for; two apps or more show the most
     * @param place for findings that are about none of them
     */
    public LiveAudit(Topology topology, Endpoint stranger, List<LivePrincipal> principals, Place place) {
        this.topology = topology;
        this.stranger = stranger;
        this.principals = List.copyOf(principals);
        this.place = place;
    }

    /**
     * Asks the server.
     *
     * @throws ConnectRefusedException when the server would not have a principal's credentials
     * @throws ProbeEnvironmentException when the server can't be reached, doesn't answer, or hasn't what the topology declares
     */
    public LiveResult run() {
        Map<String, ProbeConnection> open = new LinkedHashMap<>();
        try {
            connect(open);
            return audited(open);
        } finally {
            open.values().forEach(ProbeConnection::close);
        }
    }

    private void connect(Map<String, ProbeConnection> open) {
        Map<LivePrincipal, CompletableFuture<ProbeConnection>> all = new LinkedHashMap<>();
        principals.forEach(each -> all.put(
                each,
                CompletableFuture.supplyAsync(() -> ProbeConnection.connect(
                        each.endpoint(), each.login(), each.needs().inboxPrefix()))));
        Optional<CompletionException> failed = Optional.empty();
        for (Map.Entry<LivePrincipal, CompletableFuture<ProbeConnection>> each : all.entrySet()) {
            try {
                open.put(each.getKey().name(), each.getValue().join());
            } catch (CompletionException e) {
                failed = failed.or(() -> Optional.of(e));
            }
        }
        if (failed.isPresent()) {
            throw unwrapped(failed.get());
        }
    }

    private LiveResult audited(Map<String, ProbeConnection> open) {
        ServerVersion version = open.values().iterator().next().serverVersion();
        Optional<Map<String, String>> before = state(open);
        List<Cell> cells = new ArrayList<>();
        Set<NotTried> notTried = new LinkedHashSet<>();
        List<CompletableFuture<List<Cell>>> running = new ArrayList<>();
        List<Trials> trials = new ArrayList<>();
        for (LivePrincipal each : principals) {
            List<Denial> denials = denials(each, version);
            Trials its = new Trials(each, opened(open, each), topology);
            trials.add(its);
            running.add(CompletableFuture.supplyAsync(() -> {
                List<Cell> tried = new ArrayList<>(its.refusals(denials));
                tried.addAll(its.needs());
                return tried;
            }));
        }
        Doors doors = new Doors(stranger, principals);
        running.forEach(each -> cells.addAll(joined(each)));
        trials.forEach(each -> notTried.addAll(each.notShown()));
        cells.addAll(doors.cells());
        notTried.addAll(doors.notTried());
        for (LivePrincipal app : apps()) {
            deputy(app, open)
                    .ifPresentOrElse(
                            cells::add,
                            () -> notTried.add(new NotTried(
                                    Deputy.REQUIREMENT,
                                    "by " + app.name()
                                            + ": nobody's inbox shows it, or its own request has no answer")));
        }
        LiveResult.State state = before.isEmpty()
                ? LiveResult.State.NOT_SEEN
                : before.equals(state(open)) ? LiveResult.State.UNCHANGED : LiveResult.State.CHANGED;
        List<String> names = principals.stream().map(LivePrincipal::name).toList();
        List<Finding> findings = new ArrayList<>(new LiveFindings(principals, place).of(cells));
        findings.addAll(AdvisoryRules.of(version, Exposed.by(cells), place));
        List<StreamSettings> settings = before.map(StateOfStreams::settings).orElse(List.of());
        List<Residue> residues = settings.isEmpty() ? Residues.declared(topology) : Residues.of(topology, settings);
        residues.stream()
                .filter(each -> each.breaks() && !each.requirement().equals(Deputy.REQUIREMENT))
                .forEach(each -> findings.add(LiveFindings.of(each, place)));
        AuditResult audit = new AuditResult(names, version, findings);
        return new LiveResult(audit, cells, List.copyOf(notTried), state, settings, residues);
    }

    private Optional<Cell> deputy(LivePrincipal app, Map<String, ProbeConnection> open) {
        return principals.stream()
                .filter(other -> !other.equals(app))
                .map(other -> new Deputy(app, opened(open, app), opened(open, other)).tried())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<LivePrincipal> apps() {
        return principals.stream()
                .filter(each -> each.needs().principal().role() == Role.APP)
                .toList();
    }

    /** What the first principal sees who may look. */
    private Optional<Map<String, String>> state(Map<String, ProbeConnection> open) {
        Function<LivePrincipal, Optional<Map<String, String>>> look =
                each -> StateOfStreams.seenBy(opened(open, each), topology);
        return principals.stream()
                .filter(each -> each.needs().principal().role() == Role.OBSERVER
                        || each.needs().principal().role() == Role.PROVISIONER)
                .map(look)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<Denial> denials(LivePrincipal principal, ServerVersion version) {
        return switch (principal.needs().principal().role()) {
            case APP -> Denials.of(topology, principal.name(), version);
            case PROVISIONER -> ProvisionerDenials.consuming(topology, version);
            case REPLAYER -> Denials.ofReplayer(topology, version);
            case OBSERVER -> List.of();
            case OUTSIDER -> everything(version);
        };
    }

    /** What somebody without any grant is refused, apps' needs included: the control that this server can deny. */
    private List<Denial> everything(ServerVersion version) {
        return Denials.ofAnyApp(topology, version, "PERM-26");
    }

    private static ProbeConnection opened(Map<String, ProbeConnection> open, LivePrincipal principal) {
        ProbeConnection connection = open.get(principal.name());
        if (connection == null) {
            throw new IllegalStateException("no connection of " + principal.name());
        }
        return connection;
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(CompletionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : e;
    }
}
