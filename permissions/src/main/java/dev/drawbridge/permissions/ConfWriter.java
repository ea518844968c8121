package dev.drawbridge.permissions;

import dev.drawbridge.topology.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes an account plan in nats-server's configuration language.
 *
 * <p>Every subject is quoted, since an unquoted {@code $JS.ACK.>} is read as a variable. A direction without grants is
 * denied by name, since an empty list allows everything.
 */
final class ConfWriter {

    private static final String STEP = "  ";

    private final Credentials credentials;
    private final Function<UserPassword, String> secret;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    ConfWriter(Credentials credentials, Function<UserPassword, String> secret) {
        this.credentials = credentials;
        this.secret = secret;
    }

    String write(Layout layout, List<AccountPlan> accounts) {
        line("# Accounts and permissions of the bridge, layout " + layout.name().toLowerCase(Locale.ROOT) + ".");
        line("# Each grant says what it is for and the requirement that fails without it; all else is denied.");
        line("# Start with: nats-server -c <this file> -sd <store directory> -p <port>");
        line("");
        line("# Runs JetStream on this server; the accounts below say who may use it.");
        line("jetstream: enabled");
        line("");
        line("system_account: SYS");
        line("");
        open("accounts {");
        line("# nobody connects here: the server's management is out of everybody's reach (PERM-17)");
        line("SYS {}");
        accounts.forEach(this::account);
        close("}");
        return out.toString();
    }

    private void account(AccountPlan account) {
        line("");
        line("# " + account.purpose());
        open(account.name() + " {");
        if (account.jetStream()) {
            line("jetstream: enabled");
        }
        list(
                "users",
                account.users().stream()
                        .sorted(Comparator.comparing(user -> user.principal().name()))
                        .toList(),
                this::user);
        list("exports", account.exports(), this::export);
        list("imports", sorted(account.imports()), this::imported);
        close("}");
    }

    private void user(PrincipalGrants user) {
        UserPassword login = credentials.of(user.principal().name());
        open("{");
        line("user: " + quoted(login.user()));
        line("password: " + quoted(secret.apply(login)));
        open("permissions: {");
        direction("publish", user.of(Direction.PUBLISH));
        direction("subscribe", user.of(Direction.SUBSCRIBE));
        close("}");
        close("}");
    }

    private void direction(String key, List<Grant> grants) {
        if (grants.isEmpty()) {
            line(key + ": { deny: [\">\"] } # nothing; an empty list would allow everything");
            return;
        }
        open(key + ": { allow: [");
        for (Grant grant : sorted(grants)) {
            line("# " + grant.reason() + " (" + grant.requirement() + ")");
            line(quoted(grant.permissionText()));
        }
        close("] }");
    }

    private void export(AccountPlan.Export export) {
        String accounts = export.accounts().stream().collect(Collectors.joining(", ", "[", "]"));
        String often = export.form() == AccountPlan.Form.ANSWERING_OFTEN ? ", response_type: stream" : "";
        line("{ " + word(export.form()) + ": " + quoted(export.subject()) + ", accounts: " + accounts + often + " }");
    }

    private void imported(Grant grant) {
        line("# " + grant.reason() + " (" + grant.requirement() + ")");
        line("{ " + word(AccountPlan.Form.of(grant)) + ": { account: " + AccountPlan.HUB + ", subject: "
                + quoted(grant.subject()) + " } }");
    }

    private static String word(AccountPlan.Form form) {
        return form == AccountPlan.Form.STREAM ? "stream" : "service";
    }

    private <T> void list(String key, List<T> items, Consumer<T> each) {
        if (items.isEmpty()) {
            return;
        }
        open(key + ": [");
        items.forEach(each);
        close("]");
    }

    private static List<Grant> sorted(List<Grant> grants) {
        List<Grant> sorted = new ArrayList<>(grants);
        sorted.sort(Comparator.comparing(Grant::permissionText));
        return sorted;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void open(String text) {
        line(text);
        depth++;
    }

    private void close(String text) {
        depth--;
        line(text);
    }

    private void line(String text) {
        out.append(text.isEmpty() ? "" : STEP.repeat(depth)).append(text).append('\n');
    }
}
