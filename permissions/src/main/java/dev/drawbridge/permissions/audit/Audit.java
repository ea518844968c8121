package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Denials;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.Principal;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.ProvisionerDenials;
import dev.drawbridge.permissions.Role;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.advisory.Exposure;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.ConfReader;
import dev.drawbridge.permissions.conf.ConfValue;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with the permissions of a configuration, for a topology.
 *
 * <p>It holds against the text what the scenarios of the profile {@code permissions} hold against a running server:
 * PERM-13, PERM-16 to PERM-19, PERM-21, PERM-22, PERM-28 and PERM-30, and, through what a grant opens, PERM-06 to
 * PERM-14.
 */
public final class Audit {

    private final Topology topology;
    private final Map<String, String> userNames;
    private final ServerVersion version;

    /**
     * @param userNames the user that each principal connects as, where that is not its own name
     * @param version of the server that runs with the configuration
     */
    public Audit(Topology topology, Map<String, String> userNames, ServerVersion version) {
        this.topology = topology;
        this.userNames = Map.copyOf(userNames);
        this.version = version;
    }

    /**
     * Audits a nats-server configuration.
     *
     * @param environment for the variables in it
     * @throws ConfException for what cannot be read, with file and line, and for a configuration without any user that is
     *     a principal
     */
    public AuditResult ofConfiguration(Path file, Map<String, String> environment) {
        return ofText(file, ConfReader.text(file), environment);
    }

    /**
     * As {@link #ofConfiguration}, of a text that is not on disk.
     *
     * @param file what findings call it, and what includes are relative to
     */
    public AuditResult ofText(Path file, String text, Map<String, String> environment) {
        Deployment deployment = deployment(file, text, environment);
        List<Judged> judged = judged(deployment);
        List<Finding> findings = new ArrayList<>(findings(file, deployment, judged));
        findings.addAll(AdvisoryRules.of(version, exposures(file, text, environment), new Place(file, 1, 1, 0, 0)));
        return new AuditResult(judged.stream().map(Judged::name).toList(), version, ordered(findings));
    }

    /**
     * What there is in a configuration that makes an advisory matter.
     *
     * @throws ConfException for what cannot be read
     */
    public static Map<Exposure, Boolean> exposures(Path file, String text, Map<String, String> environment) {
        ConfValue.Block root = ConfReader.read(file, text, environment);
        return Exposures.of(root, DeploymentReader.read(root));
    }

    /**
     * Audits credentials: user JWTs, alone or in {@code .creds} files.
     *
     * <p>Accounts are not in them, so nothing is said of PERM-28, of imports and of exports.
     *
     * @throws ConfException for a file without a user JWT, for one that has expired, for one whose permissions stand in a
     *     signing key's scope, and when none is a principal's
     */
    public AuditResult ofCredentials(List<Path> files, Instant now) {
        List<User> users =
                files.stream().map(file -> CredentialsReader.read(file, now)).toList();
        Account everybody = new Account(Account.GLOBAL, users.get(0).place(), true, List.of(), List.of(), List.of());
        Deployment deployment = new Deployment(users, List.of(everybody), List.of(), null, List.of());
        List<Judged> judged = judged(deployment);
        requirePrincipal(files.get(0), deployment, judged);
        Findings findings = new Findings();
        for (Judged each : judged) {
            new GrantRules(each, othersInboxes(each), findings).check();
            new ShadowRules(each, findings).check();
            new NeedRules(each, deployment, each.user().account(), findings).check();
        }
        List<Finding> all = new ArrayList<>(findings.all());
        all.addAll(AdvisoryRules.of(version, Map.of(), new Place(files.get(0), 1, 1, 0, 0)));
        return new AuditResult(judged.stream().map(Judged::name).toList(), version, ordered(all));
    }

    /**
     * The texts of the files that mend the configuration, as far as its text alone can; an audit of the result tells what
     * is left. Files that stay as they are are not among them.
     *
     * @throws ConfException as {@link #ofConfiguration}
     */
    public Map<Path, String> mended(Path file, Map<String, String> environment) {
        Deployment deployment = deployment(file, ConfReader.text(file), environment);
        List<Judged> judged = judged(deployment);
        Map<Path, String> texts = new LinkedHashMap<>();
        new Mender(deployment, judged, findings(file, deployment, judged))
                .edits()
                .forEach((changed, edits) -> {
                    StringBuilder text = new StringBuilder(ConfReader.text(changed));
                    edits.forEach(edit ->
                            text.replace(edit.place().start(), edit.place().end(), edit.replacement()));
                    texts.put(changed, text.toString());
                });
        return texts;
    }

    private Deployment deployment(Path file, String text, Map<String, String> environment) {
        Deployment deployment = DeploymentReader.read(ConfReader.read(file, text, environment));
        if (!deployment.delegated().isEmpty()) {
            Deployment.Delegated first = deployment.delegated().get(0);
            throw new ConfException(
                    first.place(),
                    first.setting() + " leaves users to somebody else, so this file does not say what they may do");
        }
        requirePrincipal(file, deployment, judged(deployment));
        return deployment;
    }

    private void requirePrincipal(Path file, Deployment deployment, List<Judged> judged) {
        if (judged.isEmpty() && !deployment.users().isEmpty()) {
            throw new ConfException(
                    file,
                    "none of its users (" + names(deployment) + ") is a principal of the topology ("
                            + String.join(", ", principalNames()) + "); say who is who with --user PRINCIPAL=USER");
        }
    }

    private List<Finding> findings(Path file, Deployment deployment, List<Judged> judged) {
        Findings findings = new Findings();
        String hub = hub(deployment, judged);
        for (Judged each : judged) {
            new GrantRules(each, othersInboxes(each), findings).check();
            new ShadowRules(each, findings).check();
            new NeedRules(each, deployment, hub, findings).check();
            if (each.isApp()) {
                new AccountRules(each, deployment, hub, findings).check(judged);
            }
        }
        new DoorRules(deployment, hub, findings).check(judged, strangers(deployment, judged));
        missing(file, deployment, judged, findings);
        return ordered(findings.all());
    }

    private List<Judged> judged(Deployment deployment) {
        List<Judged> all = new ArrayList<>();
        for (PrincipalGrants each : LeastGrants.of(topology)) {
            String name = each.principal().name();
            if (each.principal().role() != Role.OUTSIDER) {
                deployment
                        .user(userNames.getOrDefault(name, name))
                        .ifPresent(user -> all.add(new Judged(user, each, denials(each.principal()), version)));
            }
        }
        return all;
    }

    private List<Denial> denials(Principal principal) {
        return switch (principal.role()) {
            case APP -> Denials.of(topology, principal.name(), version);
            case PROVISIONER -> ProvisionerDenials.consuming(topology, version);
            case REPLAYER -> Denials.ofReplayer(topology, version);
            case OBSERVER, OUTSIDER -> List.of();
        };
    }

    /** Each held against nothing needed, and what no app may. */
    private List<Judged> strangers(Deployment deployment, List<Judged> judged) {
        Set<Denial> denials = new LinkedHashSet<>();
        for (App app : topology.apps()) {
            Denials.of(topology, app.name(), version).stream()
                    .filter(each -> !each.requirement().equals("PERM-07"))
                    .forEach(denials::add);
        }
        List<User> known = judged.stream().map(Judged::user).toList();
        return deployment.users().stream()
                .filter(each -> !known.contains(each))
                .filter(each -> !each.name().equals(userName(Principal.OUTSIDER.name())))
                .map(each -> new Judged(
                        each,
                        new PrincipalGrants(new Principal(each.name(), Role.OUTSIDER), "_INBOX.", List.of()),
                        List.copyOf(denials),
                        version))
                .toList();
    }

    private List<String> othersInboxes(Judged judged) {
        return LeastGrants.of(topology).stream()
                .filter(each -> !each.principal().name().equals(judged.name()))
                .map(each -> each.inboxPrefix() + ">")
                .toList();
    }

    /** The account that holds the streams: the provisioner's, or the one that may. */
    private static String hub(Deployment deployment, List<Judged> judged) {
        Optional<String> provisioners = judged.stream()
                .filter(each -> each.needs().principal().role() == Role.PROVISIONER)
                .map(each -> each.user().account())
                .findFirst();
        Optional<String> only = deployment.accounts().stream()
                .filter(each -> each.jetStream() && !each.name().equals(Account.GLOBAL))
                .map(Account::name)
                .findFirst();
        return provisioners.or(() -> only).orElse(Account.GLOBAL);
    }

    private void missing(Path file, Deployment deployment, List<Judged> judged, Findings findings) {
        if (deployment.users().isEmpty()) {
            return;
        }
        for (App app : topology.apps()) {
            if (judged.stream().noneMatch(each -> each.name().equals(app.name()))) {
                findings.add(
                        Kind.UNDER_GRANT,
                        Severity.MUST,
                        "PERM-22",
                        app.name(),
                        "",
                        new Place(file, 1, 1, 0, 0),
                        "there is no user " + userName(app.name()) + ", so nothing is granted to " + app.name(),
                        "add the user, or say who it is with --user " + app.name() + "=USER");
            }
        }
    }

    private String userName(String principal) {
        return userNames.getOrDefault(principal, principal);
    }

    private List<String> principalNames() {
        return LeastGrants.of(topology).stream()
                .filter(each -> each.principal().role() != Role.OUTSIDER)
                .map(each -> userName(each.principal().name()))
                .toList();
    }

    private static String names(Deployment deployment) {
        return String.join(
                ", ", deployment.users().stream().map(User::name).limit(10).toList());
    }

    /** By file and line, so that they read along the configuration. */
    private static List<Finding> ordered(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(
                                (Finding each) -> each.place().file().toString())
                        .thenComparingInt(each -> each.place().line())
                        .thenComparing(Finding::severity))
                .toList();
    }
}
