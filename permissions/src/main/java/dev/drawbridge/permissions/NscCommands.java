package dev.drawbridge.permissions;

import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Renders accounts, users and permissions as a script of {@code nsc} commands, for servers of an operator.
 *
 * <p>Services and streams are exported privately and imported with an activation token for the one account that needs each: another
 * account of the operator cannot import them. A user without grants is denied everything by name, since one without
 * permissions may do everything.
 */
public final class NscCommands {

    private static final String ALL = ">";
    private static final String UNLIMITED = "-1";

    private final Commands script = new Commands("nsc");

    private NscCommands() {}

    /** A script for an empty {@code nsc} environment: it makes an operator, and writes credentials and a configuration. */
    public static String render(Topology topology, List<PrincipalGrants> grants) {
        return new NscCommands().write(topology.layout(), AccountPlan.of(topology, grants));
    }

    private String write(Layout layout, List<AccountPlan> accounts) {
        script.say("Accounts and permissions of the bridge as JWTs, layout "
                        + layout.name().toLowerCase(Locale.ROOT) + ".")
                .say("Writes NAME.creds for each principal, and resolver.conf for the server:")
                .say("  nats-server -js -sd <store directory> -c resolver.conf")
                .shell("set -eu")
                .gap()
                .say(
                        "nobody connects to the system account: the server's management is out of everybody's reach (PERM-17)")
                .run("add", "operator", "--name", "bridge", "--sys");
        accounts.forEach(this::account);
        accounts.forEach(this::imports);
        accounts.forEach(account -> account.users().forEach(user -> user(account, user)));
        script.gap().run("generate", "config", "--mem-resolver", "--config-file", "resolver.conf");
        return script.text();
    }

    private void account(AccountPlan account) {
        script.gap().say(account.name() + ": " + account.purpose()).run("add", "account", "--name", account.name());
        if (account.jetStream()) {
            List<String> edit = new ArrayList<>(List.of("edit", "account", "--name", account.name()));
            for (String limit : List.of("js-mem-storage", "js-disk-storage", "js-streams", "js-consumer")) {
                edit.addAll(List.of("--" + limit, UNLIMITED));
            }
            script.run(edit);
        }
        for (AccountPlan.Export export : account.exports()) {
            List<String> add = new ArrayList<>(List.of("add", "export", "--account", account.name()));
            add.addAll(List.of("--name", export.subject(), "--subject", export.subject(), "--private"));
            switch (export.form()) {
                case SERVICE -> add.addAll(List.of("--service", "--response-type", "Singleton"));
                case ANSWERING_OFTEN -> add.addAll(List.of("--service", "--response-type", "Stream"));
                // What nsc exports when nothing is said of a service.
                case STREAM -> {}
            }
            script.run(add);
        }
    }

    private void imports(AccountPlan account) {
        int number = 0;
        for (Grant grant : account.imports()) {
            number++;
            String token = account.name() + "-" + number + ".activation.jwt";
            script.gap()
                    .say(account.name() + " imports what it needs to " + reason(grant))
                    .run(
                            "generate",
                            "activation",
                            "--account",
                            AccountPlan.HUB,
                            "--subject",
                            grant.subject(),
                            "--target-account",
                            account.name(),
                            "--output-file",
                            token);
            List<String> add = new ArrayList<>(List.of("add", "import", "--account", account.name()));
            add.addAll(List.of("--name", grant.subject()));
            // For a stream some versions of nsc take it for a prefix; left out, the subject stays what it is.
            if (AccountPlan.Form.of(grant) != AccountPlan.Form.STREAM) {
                add.addAll(List.of("--local-subject", grant.subject()));
            }
            add.addAll(List.of("--token", token));
            script.run(add);
        }
    }

    private void user(AccountPlan account, PrincipalGrants user) {
        String name = user.principal().name();
        script.gap().say(name + ", in account " + account.name());
        user.grants()
                .forEach(grant -> script.say("  " + grant.direction().name().toLowerCase(Locale.ROOT) + " "
                        + grant.permissionText() + ": " + reason(grant)));
        List<String> add = new ArrayList<>(List.of("add", "user", "--account", account.name(), "--name", name));
        direction(add, "pub", user.of(Direction.PUBLISH));
        direction(add, "sub", user.of(Direction.SUBSCRIBE));
        script.run(add)
                .run(
                        "generate",
                        "creds",
                        "--account",
                        account.name(),
                        "--name",
                        name,
                        "--output-file",
                        name + ".creds");
    }

    private static void direction(List<String> add, String flag, List<Grant> grants) {
        if (grants.isEmpty()) {
            add.addAll(List.of("--deny-" + flag, ALL));
        }
        grants.forEach(grant -> add.addAll(List.of("--allow-" + flag, grant.permissionText())));
    }

    private static String reason(Grant grant) {
        return grant.reason() + " (" + grant.requirement() + ")";
    }
}
