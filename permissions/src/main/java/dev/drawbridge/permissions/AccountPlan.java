package dev.drawbridge.permissions;

import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which account each principal lives in, and what the accounts share.
 *
 * @param imports the services that this account takes from the hub
 * @param exports the services that this account offers, and to whom
 */
record AccountPlan(
        String name,
        String purpose,
        boolean jetStream,
        List<PrincipalGrants> users,
        List<Export> exports,
        List<Grant> imports) {

    /** The account that holds JetStream when every app has its own. */
    static final String HUB = "HUB";

    /** The one account of the flat layout. */
    static final String BRIDGE = "BRIDGE";

    /** A service offered to the named accounts only; a streamed one answers a request with many messages. */
    record Export(String subject, Set<String> accounts, boolean streamed) {}

    static List<AccountPlan> of(Topology topology, List<PrincipalGrants> grants) {
        return topology.layout() == Layout.FLAT ? flat(grants) : isolated(grants);
    }

    private static List<AccountPlan> flat(List<PrincipalGrants> grants) {
        String purpose = "everybody in one account: permissions alone cannot stop reply-subject abuse (PERM-28)";
        return List.of(new AccountPlan(BRIDGE, purpose, true, grants, List.of(), List.of()));
    }

    private static List<AccountPlan> isolated(List<PrincipalGrants> grants) {
        List<PrincipalGrants> hubUsers = new ArrayList<>();
        List<AccountPlan> others = new ArrayList<>();
        Map<String, Export> exports = new TreeMap<>();
        Set<String> taken = new LinkedHashSet<>();
        for (PrincipalGrants each : grants) {
            switch (each.principal().role()) {
                // The API of streams is answered in the hub only: an account without JetStream that imports a subject
                // of
                // it gets "JetStream not enabled" from its own server besides (nats-server 2.10.27).
                case PROVISIONER, OBSERVER, REPLAYER -> hubUsers.add(each);
                case OUTSIDER ->
                    others.add(new AccountPlan(
                            accountName("", each, taken),
                            "shares nothing",
                            false,
                            List.of(each),
                            List.of(),
                            List.of()));
                case APP -> {
                    String account = accountName("APP_", each, taken);
                    List<Grant> services = each.of(Direction.PUBLISH);
                    services.forEach(service -> offer(exports, service.subject(), account));
                    String purpose = each.principal().name() + " and the services it needs, nothing else";
                    others.add(new AccountPlan(account, purpose, false, List.of(each), List.of(), services));
                }
            }
        }
        List<AccountPlan> all = new ArrayList<>();
        String purpose = "holds JetStream; offers each service to the one account that needs it";
        all.add(new AccountPlan(HUB, purpose, true, hubUsers, List.copyOf(exports.values()), List.of()));
        all.addAll(others);
        return List.copyOf(all);
    }

    private static void offer(Map<String, Export> exports, String subject, String account) {
        Set<String> accounts = new TreeSet<>(Set.of(account));
        Export before = exports.get(subject);
        if (before != null) {
            accounts.addAll(before.accounts());
        }
        exports.put(subject, new Export(subject, accounts, subject.startsWith("$JS.API.CONSUMER.MSG.NEXT.")));
    }

    /** Letters, digits and underscores only; a name that two principals would share gets a number. */
    private static String accountName(String prefix, PrincipalGrants user, Set<String> taken) {
        String base = prefix + user.principal().name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        String name = base;
        for (int number = 2; !taken.add(name); number++) {
            name = base + "_" + number;
        }
        return name;
    }
}
