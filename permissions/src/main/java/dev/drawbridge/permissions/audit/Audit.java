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
     * As {@link #ofConfiguration(Path, Map)}, of a configuration that names an operator and leaves users to their JWTs.
     *
     * @param given of the users that are to be held against the topology, and of accounts that the resolver does not have here
     * @throws ConfException besides for a JWT that no server reads
     */
    public AuditResult ofConfiguration(Path file, Map<String, String> environment, GivenTokens given, Instant now) {
        ConfValue.Block root = ConfReader.read(file, environment);
        return of(file, root, DeploymentReader.read(root, given, version, now));
    }

    /**
     * As {@link #ofConfiguration}, of a text that is not on disk.
     *
     * @param file what findings call it, and what includes are relative to
     */
    public AuditResult ofText(Path file, String text, Map<String, String> environment) {
        ConfValue.Block root = ConfReader.read(file, text, environment);
        return of(file, root, DeploymentReader.read(root, GivenTokens.NONE, version, Instant.now()));
    }

    private AuditResult of(Path file, ConfValue.Block root, Deployment deployment) {
        List<Judged> judged = known(file, deployment);
        List<Finding> findings = new ArrayList<>(findings(file, deployment, judged));
        findings.addAll(AdvisoryRules.of(version, Exposures.of(root, deployment), new Place(file, 1, 1, 0, 0)));
        return new AuditResult(judged.stream().map(Judged::name).toList(), version, ordered(findings));
    }

    /**
     * What there is in a configuration that makes an advisory matter; of users who are not in it, an operator's, nothing.
     *
     * @throws ConfException for what cannot be read
     */
    public static Map<Exposure, Boolean> exposures(Path file, String text, Map<String, String> environment) {
        ConfValue.Block root = ConfReader.read(file, text, environment);
        return Exposures.of(root, DeploymentReader.ofText(root));
    }

    /**
     * Audits credentials: user JWTs, alone or in {@code .creds} files.
     *
     * <p>What accounts share is not in them, so nothing is said of PERM-28, of imports and of exports; an account that is given
     * tells what its signing keys and defaults permit, and whom it has revoked.
     *
     * @throws ConfException for a file without a JWT that servers read, for a user whose permissions stand in an account that is
     *     not given, and when none is a principal's
     */
    public AuditResult ofCredentials(GivenTokens given, Instant now) {
        SignedAccounts accounts = SignedAccounts.of(given.accountTokens(), Trust.ANYBODY, now);
        SignedUsers reader = new SignedUsers(accounts, null, SignedUsers.Missing.DONE_WITHOUT, version, now);
        List<User> users = given.userTokens().stream().map(reader::user).toList();
        Deployment deployment = new Deployment(
                users,
                OperatorReader.withTheirs(List.of(), users),
                List.of(),
                null,
                List.of(),
                List.of(),
                new NscRemedies());
        List<Judged> judged = known(given.users().get(0), deployment);
        Findings findings = new Findings();
        for (Judged each : judged) {
            if (isRefused(each, findings)) {
                continue;
            }
            new GrantRules(each, othersInboxes(each), deployment.remedies(), findings).check();
            new ShadowRules(each, findings).check();
            new NeedRules(each, deployment, each.user().account(), findings).check();
        }
        List<Finding> all = new ArrayList<>(findings.all());
        all.addAll(AdvisoryRules.of(version, Map.of(), new Place(given.users().get(0), 1, 1, 0, 0)));
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
        List<Judged> judged = known(file, deployment);
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
        return DeploymentReader.read(
                ConfReader.read(file, text, environment), GivenTokens.NONE, version, Instant.now());
    }

    /** The users who are principals, when the deployment says what users may do, and somebody is one. */
    private List<Judged> known(Path file, Deployment deployment) {
        if (!deployment.delegated().isEmpty()) {
            Deployment.Delegated first = deployment.delegated().get(0);
            throw new ConfException(
                    first.place(),
                    first.setting() + " leaves users to somebody else, so this file does not say what they may do");
        }
        List<Judged> judged = judged(deployment);
        if (judged.isEmpty() && !deployment.users().isEmpty()) {
            throw new ConfException(
                    file,
                    "none of its users (" + names(deployment) + ") is a principal of the topology ("
                            + String.join(", ", principalNames()) + "); say who is who with --user PRINCIPAL=USER");
        }
        return judged;
    }

    /** Whether nothing is permitted to it, because the server takes it or its account for nobody; which is told. */
    private static boolean isRefused(Judged judged, Findings findings) {
        Refusal refusal = judged.user().refusal();
        if (refusal == null) {
            return false;
        }
        Role role = judged.needs().principal().role();
        findings.add(
                Kind.REFUSED,
                role.isOptional() ? Severity.SHOULD : Severity.MUST,
                role == Role.PROVISIONER ? "PERM-18" : "PERM-22",
                judged.name(),
                "",
                refusal.place(),
                judged.title() + " cannot connect: " + refusal.reason(),
                refusal.remedy());
        return true;
    }

    private List<Finding> findings(Path file, Deployment deployment, List<Judged> judged) {
        Findings findings = new Findings();
        List<Judged> connected =
                judged.stream().filter(each -> !isRefused(each, findings)).toList();
        String hub = hub(deployment, judged);
        for (Judged each : connected) {
            new GrantRules(each, othersInboxes(each), deployment.remedies(), findings).check();
            new ShadowRules(each, findings).check();
            new NeedRules(each, deployment, hub, findings).check();
            if (each.isApp()) {
                new AccountRules(each, deployment, hub, findings).check(connected);
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
                .filter(each -> !known.contains(each) && each.refusal() == null)
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
        List<String> imported = judged.stream()
                .flatMap(each -> deployment.account(each.user().account()).imports().stream())
                .map(Account.Import::account)
                .toList();
        // An app's account may have JetStream too; what the apps import from is more likely to hold their streams.
        Optional<String> only = deployment.accounts().stream()
                .filter(each -> each.jetStream() && !each.name().equals(Account.GLOBAL))
                .map(Account::name)
                .min(Comparator.comparing(each -> !imported.contains(each)));
        return provisioners.or(() -> only).orElse(Account.GLOBAL);
    }

    private void missing(Path file, Deployment deployment, List<Judged> judged, Findings findings) {
        // JWTs of users are given one by one, so one that is not given is no user that is not there.
        if (deployment.users().isEmpty() || deployment.remedies() != Remedies.OF_TEXT) {
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
