package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.conf.ConfValue;
import dev.drawbridge.permissions.conf.ConfValue.Block;
import dev.drawbridge.permissions.conf.ConfValue.Entry;
import dev.drawbridge.permissions.conf.ConfValue.Flag;
import dev.drawbridge.permissions.conf.ConfValue.Items;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads where a configuration lets other servers take part, and with which authority.
 *
 * <p>The rules are nats-server's (auth.go, {@code isLeafNodeAuthorized} and {@code isGatewayAuthorized}): a leaf node that
 * logs in by {@code leafnodes.authorization} is bound to an account and has no permissions that limit it; without that block it
 * logs in as clients do, and where clients need no credentials neither does it. A gateway carries every account.
 */
final class NeighbourReader {

    private final Block root;
    private final boolean credentialsNeeded;
    private final List<Neighbour> all = new ArrayList<>();

    private NeighbourReader(Block root, boolean credentialsNeeded) {
        this.root = root;
        this.credentialsNeeded = credentialsNeeded;
    }

    /** @param credentialsNeeded whether clients need any */
    static List<Neighbour> read(Block root, boolean credentialsNeeded) {
        NeighbourReader reader = new NeighbourReader(root, credentialsNeeded);
        reader.root.find("leafnodes", "leaf").ifPresent(reader::leafNodes);
        reader.root.find("gateway").ifPresent(reader::gateway);
        return List.copyOf(reader.all);
    }

    private void leafNodes(Entry entry) {
        Block block = DeploymentReader.block(entry);
        if (block.find("listen", "port").isPresent()) {
            listener(entry, block);
        }
        block.find("remotes")
                .filter(each -> each.value() instanceof Items)
                .ifPresent(each -> ((Items) each.value()).items().forEach(this::remote));
    }

    private void listener(Entry entry, Block block) {
        Block authorization = block.find("authorization")
                .filter(each -> each.value() instanceof Block)
                .map(each -> (Block) each.value())
                .orElse(null);
        String account = authorization == null ? Account.GLOBAL : account(authorization);
        if (authorization != null
                && authorization.find("user", "username", "nkey").isPresent()) {
            bound(authorization, account);
        } else if (authorization != null
                && authorization.find("users").isPresent()
                && authorization.find("users").get().value() instanceof Items users) {
            users.items().stream()
                    .filter(each -> each instanceof Block)
                    .map(each -> (Block) each)
                    .forEach(each -> bound(each, account(each)));
        } else if (credentialsNeeded) {
            all.add(new Neighbour(
                    entry.name(),
                    "lets leaf nodes in by the credentials of users; each then speaks for all its own clients, within that"
                            + " user's permissions",
                    null,
                    false,
                    entry.place()));
        } else {
            boolean certificates = isVerified(block);
            all.add(new Neighbour(
                    entry.name(),
                    certificates
                            ? "lets in whoever has a certificate, and without limits"
                            : "has no authorization, and there are no users: whoever reaches it acts in account "
                                    + account + " without limits",
                    account,
                    !certificates,
                    entry.place()));
        }
    }

    private void bound(Block login, String account) {
        all.add(new Neighbour(
                "leafnodes.authorization",
                "lets leaf nodes into account " + account
                        + " without limits: permissions are of users, and these are none",
                account,
                false,
                login.place()));
    }

    private void remote(ConfValue value) {
        if (value instanceof Block block) {
            String account = block.find("account", "local")
                    .map(each -> ConfTexts.text(each.value()).text())
                    .orElse(Account.GLOBAL);
            boolean limited = block.find("deny_imports", "deny_import").isPresent();
            all.add(new Neighbour(
                    "leafnodes.remotes",
                    "joins account " + account + " with one of another server, whose clients may send here "
                            + (limited ? "all but deny_imports" : "whatever they may send there"),
                    account,
                    false,
                    block.place()));
        }
    }

    private void gateway(Entry entry) {
        Block block = DeploymentReader.block(entry);
        boolean open =
                block.find("authorization").isEmpty() && block.find("tls").isEmpty();
        boolean listens = block.find("listen", "port").isPresent();
        all.add(new Neighbour(
                entry.name(),
                open && listens
                        ? "has neither authorization nor tls: whoever reaches it takes part in every account as a server does"
                        : "joins every account with those of other clusters: whom they let in acts in these too",
                null,
                open && listens,
                entry.place()));
    }

    private static String account(Block login) {
        return login.find("account")
                .map(each -> ConfTexts.text(each.value()).text())
                .orElse(Account.GLOBAL);
    }

    private static boolean isVerified(Block block) {
        return block.find("tls")
                .filter(each -> each.value() instanceof Block)
                .flatMap(each -> ((Block) each.value()).find("verify", "verify_and_map"))
                .filter(each -> each.value() instanceof Flag flag && flag.set())
                .isPresent();
    }
}
