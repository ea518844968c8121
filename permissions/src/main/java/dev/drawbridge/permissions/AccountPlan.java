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
 * @param imports what this account takes from the hub: where its users publish, a service; where they subscribe, a stream
 * @param exports what this account offers, and to whom
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

    /** What an account offers at a subject. */
    enum Form {
        /** It takes requests, and answers each once. */
        SERVICE,
        /** It takes requests, and answers each with many messages. */
        ANSWERING_OFTEN,
        /** It sends messages. */
        STREAM;

        static Form of(Grant grant) {
            if (grant.direction() == Direction.SUBSCRIBE) {
                return STREAM;
            }
            return grant.subject().startsWith("$JS.API.CONSUMER.MSG.NEXT.") ? ANSWERING_OFTEN : SERVICE;
        }
    }

    /** Offered to the named accounts only. */
    record Export(Form form, String subject, Set<String> accounts) {}

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
                // The API of streams is answered in the hub only: an account without JetStream that imports a
                // subject of it gets "JetStream not enabled" from its own server besides (nats-server 2.10.27).
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
                    List<Grant> shared = each.shared();
                    shared.forEach(grant -> offer(exports, grant, account));
                    String purpose = each.principal().name() + " and what it needs of the hub, nothing else";
                    others.add(new AccountPlan(account, purpose, false, List.of(each), List.of(), shared));
                }
            }
        }
        List<AccountPlan> all = new ArrayList<>();
        String purpose = "holds JetStream; offers each service and stream to the one account that needs it";
        all.add(new AccountPlan(HUB, purpose, true, hubUsers, List.copyOf(exports.values()), List.of()));
        all.addAll(others);
        return List.copyOf(all);
    }

    private static void offer(Map<String, Export> exports, Grant grant, String account) {
        Form form = Form.of(grant);
        String key = grant.subject() + " " + form;
        Set<String> accounts = new TreeSet<>(Set.of(account));
        Export before = exports.get(key);
        if (before != null) {
            accounts.addAll(before.accounts());
        }
        exports.put(key, new Export(form, grant.subject(), accounts));
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
