package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.audit.Deployment.Delegated;
import dev.drawbridge.permissions.audit.Deployment.OpenDoor;
import dev.drawbridge.permissions.audit.SignedUsers.Missing;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.ConfValue.Block;
import dev.drawbridge.permissions.conf.ConfValue.Entry;
import dev.drawbridge.permissions.conf.ConfValue.Text;
import dev.drawbridge.permissions.jwt.Claim;
import dev.drawbridge.permissions.jwt.Token;
import dev.drawbridge.permissions.jwt.TokenType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the accounts of a configuration with an operator, and the users whose JWTs are given beside it. */
final class OperatorReader {

    private static final String[] OPERATOR = {
        "operator", "operators", "roots", "root", "root_operators", "root_operator"
    };
    private static final String[] TRUSTED = {"trusted", "trusted_keys"};

    private final Block root;
    private final GivenTokens given;
    private final ServerVersion version;
    private final Instant now;

    OperatorReader(Block root, GivenTokens given, ServerVersion version, Instant now) {
        this.root = root;
        this.given = given;
        this.version = version;
        this.now = now;
    }

    /** Where the configuration names operators; empty when users and accounts stand in it. */
    static Optional<Entry> operator(Block root) {
        return root.find(OPERATOR).or(() -> root.find(TRUSTED));
    }

    /** @throws ConfException for what a server would refuse to start with, and when nobody's JWT is given */
    Deployment read() {
        Entry named = operator(root).orElseThrow();
        nothingBeside(named);
        if (given.users().isEmpty()) {
            throw new ConfException(
                    named.place(),
                    named.name()
                            + " leaves users to JWTs, which are not in this file; give those of the principals beside it:"
                            + " --creds FILE for each");
        }
        List<Token> operators = root.find(OPERATOR).stream()
                .flatMap(each -> ConfTexts.of(each.value()).stream())
                .map(each -> TokenFiles.written(each).of(TokenType.OPERATOR))
                .toList();
        Trust trust = Trust.of(
                operators,
                root.find(TRUSTED).stream()
                        .flatMap(each -> ConfTexts.of(each.value()).stream())
                        .map(Text::text)
                        .toList());
        Resolver resolver = new Resolver(root, !given.accounts().isEmpty());
        List<Token> tokens = new ArrayList<>(resolver.accounts());
        tokens.addAll(given.accountTokens());
        SignedAccounts accounts = SignedAccounts.of(tokens, trust, now);
        SignedUsers reader = new SignedUsers(
                accounts, pinned(operators), resolver.hasAll() ? Missing.REFUSED : Missing.ASKED_FOR, version, now);
        List<Token> tokensOfUsers = given.userTokens();
        List<User> users = tokensOfUsers.stream().map(reader::user).toList();
        return new Deployment(
                users,
                withTheirs(accounts.accounts(), users),
                doors(reader),
                titled(systemAccount(operators).orElse(null), accounts),
                callouts(accounts, tokensOfUsers),
                NeighbourReader.read(root, true).stream()
                        .map(each -> each.in(titled(each.account(), accounts)))
                        .toList(),
                new NscRemedies());
    }

    private static @Nullable String titled(@Nullable String key, SignedAccounts accounts) {
        SignedAccount known = key == null ? null : accounts.of(key);
        return known == null ? key : known.title();
    }

    /** What servers do not start with beside an operator. */
    private void nothingBeside(Entry operator) {
        for (String name : List.of("accounts", "no_auth_user")) {
            root.find(name).ifPresent(each -> refuse(each, operator));
        }
        for (String listener : List.of("websocket", "ws", "mqtt")) {
            within(listener, "no_auth_user").ifPresent(each -> refuse(each, operator));
        }
        for (String name : List.of("users", "auth_callout")) {
            within("authorization", name).ifPresent(each -> refuse(each, operator));
        }
    }

    private Optional<Entry> within(String block, String name) {
        return root.find(block)
                .filter(each -> each.value() instanceof Block)
                .flatMap(each -> ((Block) each.value()).find(name));
    }

    private static void refuse(Entry found, Entry operator) {
        throw new ConfException(
                found.place(),
                "servers do not start with " + found.name() + " beside " + operator.name() + " (" + operator.place()
                        + "); remove one of them");
    }

    private Optional<String> systemAccount(List<Token> operators) {
        Optional<String> inFile = root.find("system_account", "system")
                .filter(each -> each.value() instanceof Text)
                .map(each -> ((Text) each.value()).text());
        return inFile.or(() -> operators.size() == 1
                ? Optional.of(operators.get(0).nats().at("system_account").text())
                        .filter(each -> !each.isEmpty())
                : Optional.empty());
    }

    private @Nullable Set<String> pinned(List<Token> operators) {
        Optional<Entry> pinned = root.find("resolver_pinned_accounts");
        if (pinned.isEmpty()) {
            return null;
        }
        Set<String> keys = new HashSet<>();
        ConfTexts.of(pinned.get().value()).forEach(each -> keys.add(each.text()));
        // Of the operator's own account servers take care themselves.
        systemAccount(operators).ifPresent(keys::add);
        return keys;
    }

    private List<OpenDoor> doors(SignedUsers reader) {
        return root.find("default_sentinel").stream()
                .flatMap(each -> ConfTexts.of(each.value()).stream())
                .map(each -> reader.user(TokenFiles.inline(each)))
                .filter(each -> each.refusal() == null)
                .map(each -> new OpenDoor("default_sentinel", each.name(), each.place()))
                .toList();
    }

    /** Where an account leaves its users to a callout, of the users that are given. */
    private static List<Delegated> callouts(SignedAccounts accounts, List<Token> users) {
        List<Delegated> all = new ArrayList<>();
        for (Token user : users) {
            String named = user.nats().at("issuer_account").text();
            SignedAccount account = accounts.of(named.isEmpty() ? user.issuer() : named);
            if (account != null) {
                Claim exempt = account.nats().at("authorization").at("auth_users");
                if (!exempt.texts().isEmpty() && !exempt.texts().contains(user.subject())) {
                    all.add(new Delegated("the callout of account " + account.title(), exempt.place()));
                }
            }
        }
        return all;
    }

    /** Every user's account is among them, and the one that servers have by themselves, which nobody can be in. */
    static List<Account> withTheirs(List<Account> accounts, List<User> users) {
        List<Account> all = new ArrayList<>(accounts);
        Set<String> known = new HashSet<>();
        accounts.forEach(each -> known.add(each.name()));
        users.stream()
                .filter(each -> known.add(each.account()))
                .forEach(each ->
                        all.add(new Account(each.account(), each.place(), false, List.of(), List.of(), List.of())));
        all.add(new Account(Account.GLOBAL, users.get(0).place(), false, List.of(), List.of(), List.of()));
        return all;
    }
}
