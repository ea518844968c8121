package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.jwt.Token;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose accounts a server takes.
 *
 * @param keys of operators, their signing keys included; absent when no configuration names them, and any will do
 * @param strict signing keys of operators whose accounts may not sign users with the account's own key
 */
record Trust(@Nullable Set<String> keys, Set<String> strict) {

    /** Where there is no configuration to name operators. */
    static final Trust ANYBODY = new Trust(null, Set.of());

    Trust {
        keys = keys == null ? null : Set.copyOf(keys);
        strict = Set.copyOf(strict);
    }

    static Trust of(Collection<Token> operators, Collection<String> plainKeys) {
        Set<String> keys = new HashSet<>(plainKeys);
        Set<String> strict = new HashSet<>();
        for (Token each : operators) {
            boolean onlySigning = each.nats().at("strict_signing_key_usage").flag();
            if (!onlySigning) {
                keys.add(each.subject());
            }
            keys.addAll(each.nats().at("signing_keys").texts());
            if (onlySigning) {
                strict.addAll(each.nats().at("signing_keys").texts());
            }
        }
        return new Trust(keys, strict);
    }

    boolean covers(Token account) {
        return keys == null || keys.contains(account.issuer());
    }
}
