package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.jwt.Claim;
import dev.drawbridge.permissions.jwt.Template;
import dev.drawbridge.permissions.jwt.Template.UnfilledException;
import dev.drawbridge.permissions.jwt.Token;
import dev.drawbridge.permissions.jwt.TokenType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads users' JWTs against the accounts that they are of, as a server does when somebody connects. */
final class SignedUsers {

    private final SignedAccounts accounts;
    private final @Nullable Set<String> pinned;
    private final Missing missing;
    private final ServerVersion version;
    private final Instant now;

    /** What it means that a user's account is not among those at hand. */
    enum Missing {
        /** There are no others, so the server refuses the user. */
        REFUSED,
        /** It is elsewhere, and has to be given. */
        ASKED_FOR,
        /** What the user's own JWT says is enough, if that says what is permitted. */
        DONE_WITHOUT
    }

    /** @param pinned the only accounts that may connect; absent when any may */
    SignedUsers(
            SignedAccounts accounts,
            @Nullable Set<String> pinned,
            Missing missing,
            ServerVersion version,
            Instant now) {
        this.accounts = accounts;
        this.pinned = pinned;
        this.missing = missing;
        this.version = version;
        this.now = now;
    }

    /**
     * The user of a JWT.
     *
     * @throws ConfException when it is none of a user, and when its permissions stand in an account that is not given
     */
    User user(Token token) {
        Token known = token.of(TokenType.USER);
        String named = known.nats().at("issuer_account").text();
        String key = named.isEmpty() ? known.issuer() : named;
        String name = known.name().isEmpty() ? known.subject() : known.name();
        SignedAccount account = accounts.of(key);
        Permissions own = ClaimedPermissions.read(known.nats());
        if (account == null) {
            require(known, key, own);
        }
        String title = account == null ? key : account.title();
        Optional<Refusal> refusal = refusal(known, key, account);
        if (refusal.isPresent() || account == null) {
            return new User(name, title, own, known.place(), null, refusal.orElse(null));
        }
        Claim scope = account.scope(known.issuer());
        Permissions granted = own;
        if (scope != null) {
            try {
                granted = ClaimedPermissions.filled(scope.at("template"), Template.of(known, account.token(), version));
            } catch (UnfilledException unfilled) {
                return new User(name, title, own, known.place(), null, unfilled(unfilled, scope));
            }
        }
        if (granted.place() == null) {
            granted = ClaimedPermissions.read(account.nats().at("default_permissions"))
                    .asDefault();
        }
        return new User(name, title, granted, known.place(), scope == null ? null : known.issuer(), null);
    }

    private void require(Token user, String account, Permissions own) {
        String give = "give the JWT of its account " + account + " too: --account FILE";
        if (missing == Missing.ASKED_FOR) {
            throw new ConfException(user.place(), "the resolver has its account from elsewhere; " + give);
        }
        if (missing == Missing.DONE_WITHOUT && own.place() == null && !account.equals(user.issuer())) {
            throw new ConfException(
                    user.place(),
                    "its permissions stand in the scope of the signing key " + user.issuer() + ", not in it; " + give);
        }
    }

    private Optional<Refusal> refusal(Token user, String key, @Nullable SignedAccount account) {
        Optional<String> time = user.outOfTime(now);
        if (time.isPresent()) {
            return refused(
                    "its JWT " + time.get(),
                    "issue another: nsc edit user --name " + user.name() + " --expiry 0",
                    user.claims().at("exp"));
        }
        Optional<String> invalid = ClaimedPermissions.invalid(user.nats());
        if (invalid.isPresent()) {
            return refused("its JWT is not valid: " + invalid.get(), "write a subject there", user.nats());
        }
        if (pinned != null && !pinned.contains(key)) {
            return refused(
                    "its account " + key + " is not among resolver_pinned_accounts",
                    "add the account there",
                    user.nats().at("issuer_account"));
        }
        if (account == null) {
            return missing == Missing.REFUSED
                    ? refused(
                            "there is no account " + key + " (issuer_account, or iss where there is none)",
                            "issue it by an account of this operator, or add the account's JWT to the resolver",
                            user.claims().at("iss"))
                    : Optional.empty();
        }
        return accounts.refusal(account)
                .or(() -> byNobody(user, account))
                .or(() -> ofScope(user, account))
                .or(() -> takenBack(user, account));
    }

    private Optional<Refusal> byNobody(Token user, SignedAccount account) {
        return account.keys().contains(user.issuer())
                ? Optional.empty()
                : refused(
                        "its JWT is issued by " + user.issuer() + " (iss), which is neither " + account.title()
                                + " nor a signing key of it",
                        "issue it again by a key of the account: nsc list keys --account " + account.title(),
                        user.claims().at("iss"));
    }

    /** Whom a scope gives permissions may have none of its own, and no limits. */
    private static Optional<Refusal> ofScope(Token user, SignedAccount account) {
        if (account.scope(user.issuer()) == null) {
            return Optional.empty();
        }
        return Own.of(user.nats())
                .flatMap(own -> refused(
                        "its JWT has " + own.place().claim()
                                + " of its own, and the signing key that issued it has a scope",
                        "issue it without: nsc add user --account " + account.title() + " --name " + user.name()
                                + " -K " + user.issuer(),
                        own));
    }

    private static Optional<Refusal> takenBack(Token user, SignedAccount account) {
        Claim scope = account.scope(user.issuer());
        Claim bearer = (scope == null ? user.nats() : scope.at("template")).at("bearer_token");
        if (bearer.flag() && account.nats().at("limits").at("disallow_bearer").flag()) {
            return refused(
                    "its JWT is a bearer token, which " + account.title() + " disallows (limits.disallow_bearer)",
                    "issue it without: nsc edit user --name " + user.name() + " --bearer=false",
                    bearer);
        }
        Revocations revocations = new Revocations(account.nats().at("revocations"));
        return revocations.covers(user)
                ? refused(
                        account.title() + " has revoked it (" + revocations.path() + ")",
                        "issue another after that time, or nsc revocations delete-user --account " + account.title()
                                + " --name " + user.name(),
                        revocations.claim())
                : Optional.empty();
    }

    private static Refusal unfilled(UnfilledException unfilled, Claim scope) {
        return new Refusal(
                "the template of its scope cannot be filled in: " + unfilled.getMessage(),
                "mend the template: nsc edit signing-key --sk "
                        + scope.at("key").text(),
                scope.at("template").place());
    }

    private static Optional<Refusal> refused(String reason, String remedy, Claim claim) {
        return Optional.of(new Refusal(reason, remedy, claim.place()));
    }
}
