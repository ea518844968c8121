package dev.drawbridge.permissions;

import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Renders users and permissions as a script of {@code nats auth} commands.
 *
 * <p>For the flat layout only: {@code nats auth account exports} knows neither exports that need a token nor services that
 * answer more than once, so with it a fetch of more than one message would lose all but the first (natscli 0.4.0).
 */
public final class NatsCliCommands {

    /** What the tool itself proposes; it wants one. */
    private static final String QUOTA = "1GB";

    private NatsCliCommands() {}

    /**
     * A script that makes an operator, one account and its users, and writes their credentials.
     *
     * @throws IllegalArgumentException for the isolated layout, saying why and what else to use
     */
    public static String render(Topology topology, List<PrincipalGrants> grants) {
        if (topology.layout() != Layout.FLAT) {
            throw new IllegalArgumentException(
                    "nats auth has no exports for one account only and no services that answer"
                            + " more than once, which the isolated layout stands on; use nsc, or the flat layout");
        }
        Commands script = new Commands("nats")
                .say(
                        "Users and permissions of the bridge as JWTs, layout flat: everybody is in one account, so permissions"
                                + " alone")
                .say(
                        "cannot stop reply-subject abuse (PERM-28). Writes NAME.creds for each principal; then the server's")
                .say("configuration is made by: nats server generate")
                .shell("set -eu")
                .gap()
                .run("auth", "operator", "add", "bridge");
        for (AccountPlan account : AccountPlan.of(topology, grants)) {
            List<String> add = new ArrayList<>(List.of("auth", "account", "add", account.name()));
            add.addAll(List.of("--operator", "bridge", "--defaults", "--jetstream"));
            add.addAll(List.of("--js-disk", QUOTA, "--js-memory", QUOTA));
            script.run(add);
            account.users().forEach(user -> user(script, account, user));
        }
        return script.text();
    }

    private static void user(Commands script, AccountPlan account, PrincipalGrants user) {
        String name = user.principal().name();
        script.gap();
        user.grants()
                .forEach(grant -> script.say(grant.direction().name().toLowerCase(Locale.ROOT) + " "
                        + grant.permissionText() + ": " + grant.reason() + " (" + grant.requirement() + ")"));
        List<String> add = new ArrayList<>(List.of("auth", "user", "add", name, account.name()));
        add.addAll(List.of("--operator", "bridge", "--defaults", "--credential", name + ".creds"));
        direction(add, "pub", user.of(Direction.PUBLISH));
        direction(add, "sub", user.of(Direction.SUBSCRIBE));
        script.run(add);
    }

    private static void direction(List<String> add, String flag, List<Grant> grants) {
        if (grants.isEmpty()) {
            add.addAll(List.of("--" + flag + "-deny", ">"));
        }
        grants.forEach(grant -> add.addAll(List.of("--" + flag + "-allow", grant.permissionText())));
    }
}
