package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.jwt.Claim;
import dev.drawbridge.permissions.jwt.Token;

/**
 * Who may no longer use what was issued up to a time.
 *
 * @param claim {@code revocations} of an account or an export, by public key, {@code *} being everybody's
 */
record Revocations(Claim claim) {

    boolean covers(Token token) {
        return covers(token.subject(), token) || covers("*", token);
    }

    private boolean covers(String key, Token token) {
        Claim until = claim.at(key);
        return until.isThere() && until.number() >= token.issuedAt();
    }

    String path() {
        return String.valueOf(claim.place().claim());
    }
}
