package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.jwt.Claim;
import dev.drawbridge.permissions.jwt.Token;
import dev.drawbridge.permissions.jwt.TokenReader;
import dev.drawbridge.permissions.jwt.TokenType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The activation token of an import in an account's claims: leave of the account that exports.
 *
 * <p>The rules are those of nats-io/jwt ({@code Import.Validate}), by which a wrong token makes a server refuse the whole
 * account, and of nats-server ({@code checkActivation}), by which one that has run out leaves the single import without effect.
 */
final class Activation {

    private final Claim imported;
    private final String importer;

    /** @param importer the public key of the account that imports */
    Activation(Claim imported, String importer) {
        this.imported = imported;
        this.importer = importer;
    }

    boolean isThere() {
        return !imported.at("token").text().isEmpty();
    }

    /** Why the account is refused for it; empty when it isn't, and when there is no token. */
    Optional<String> wrong() {
        if (!isThere()) {
            return Optional.empty();
        }
        Token token;
        try {
            token = token();
        } catch (ConfException damaged) {
            return Optional.of("is no activation token: " + damaged.getMessage());
        }
        Claim nats = token.nats();
        String exporter = imported.at("account").text();
        String to = imported.at("to").text();
        boolean renamed = imported.at("type").text().equals("service") && !to.isEmpty();
        String subject = renamed ? to : imported.at("subject").text();
        if (!token.issuer().equals(exporter)
                && !nats.at("issuer_account").text().equals(exporter)) {
            return Optional.of("is issued by " + token.issuer() + " (iss), not by the account that it imports from");
        }
        if (!token.subject().equals(importer)) {
            return Optional.of("is for the account " + token.subject() + " (sub)");
        }
        if (!nats.at("kind").text().equals(imported.at("type").text())) {
            return Optional.of("is for a " + nats.at("kind").text() + " (nats.kind)");
        }
        return Subjects.covers(nats.at("subject").text(), subject)
                ? Optional.empty()
                : Optional.of("is for " + nats.at("subject").text() + " (nats.subject)");
    }

    /**
     * Why the import stays without effect, when the token is not {@link #wrong}.
     *
     * @param keys of the account that exports
     * @param revocations of the export
     */
    Optional<String> withoutEffect(Set<String> keys, Revocations revocations, Instant now) {
        if (!isThere()) {
            return Optional.of("has no activation token");
        }
        Token token = token();
        // A token runs out with the second that it names, unlike a user's JWT.
        if (token.claims().at("exp").number() == now.getEpochSecond()) {
            return Optional.of("has an activation token that expires now (exp)");
        }
        Optional<String> time = token.outOfTime(now);
        if (time.isPresent()) {
            return Optional.of("has an activation token that " + time.get());
        }
        boolean bySigningKey = !token.nats().at("issuer_account").text().isEmpty();
        if (bySigningKey && !keys.contains(token.issuer())) {
            return Optional.of("has an activation token by " + token.issuer()
                    + " (iss), which is no key of the account that exports");
        }
        return revocations.covers(token)
                ? Optional.of("has an activation token that the export has revoked (" + revocations.path() + ")")
                : Optional.empty();
    }

    private Token token() {
        return TokenReader.read(
                        imported.at("token").text(), imported.at("token").place())
                .of(TokenType.ACTIVATION);
    }
}
