package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.jwt.Token;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts of an operator by their JWTs, wherever these are kept; of several of one account the newest counts. */
final class SignedAccounts {

    private final Map<String, SignedAccount> byKey = new LinkedHashMap<>();
    private final Map<String, Optional<Refusal>> refusals = new HashMap<>();
    private final Instant now;

    private SignedAccounts(Instant now) {
        this.now = now;
    }

    /**
     * Of these JWTs.
     *
     * @throws ConfException for claims that no server reads
     */
    static SignedAccounts of(Collection<Token> tokens, Trust trust, Instant now) {
        SignedAccounts accounts = new SignedAccounts(now);
        Map<String, Token> newest = new LinkedHashMap<>();
        tokens.forEach(each ->
                newest.merge(each.subject(), each, (one, other) -> other.issuedAt() > one.issuedAt() ? other : one));
        newest.forEach((key, token) ->
                accounts.byKey.put(key, new SignedAccount(token, title(token, newest.values()), trust)));
        accounts.byKey.forEach((key, each) -> accounts.refusals.put(key, each.refusal(trust, now)));
        return accounts;
    }

    /** Its name, and the key as well where others are called the same. */
    private static String title(Token token, Collection<Token> all) {
        long namesakes =
                all.stream().filter(each -> each.name().equals(token.name())).count();
        if (token.name().isEmpty()) {
            return token.subject();
        }
        return namesakes > 1 ? token.name() + " (" + token.subject() + ")" : token.name();
    }

    @Nullable
    SignedAccount of(String key) {
        return byKey.get(key);
    }

    Optional<Refusal> refusal(SignedAccount account) {
        return refusals.getOrDefault(account.key(), Optional.empty());
    }

    /** What each has and shares. */
    List<Account> accounts() {
        return new SharedClaims(byKey, refusals, now).accounts();
    }
}
