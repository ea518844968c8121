package dev.drawbridge.permissions.jwt;

import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.Place;
import java.time.Instant;
import java.util.Optional;

/**
 * A JWT whose header, form and signature a server takes.
 *
 * @param claims all of them
 */
public record Token(Claim claims) {

    /** Of the token as a whole. */
    public Place place() {
        return claims.place();
    }

    /** The public key of whom it speaks. */
    public String subject() {
        return claims.at("sub").text();
    }

    /** The public key that signed it. */
    public String issuer() {
        return claims.at("iss").text();
    }

    public String name() {
        return claims.at("name").text();
    }

    /** In seconds since 1970. */
    public long issuedAt() {
        return claims.at("iat").number();
    }

    /** What it says besides of its kind. */
    public Claim nats() {
        return claims.at("nats");
    }

    /** Why it doesn't count at that time, naming the claim; empty when it does. */
    public Optional<String> outOfTime(Instant now) {
        long until = claims.at("exp").number();
        long from = claims.at("nbf").number();
        if (until > 0 && now.getEpochSecond() > until) {
            return Optional.of("expired at " + shown(until) + " (exp)");
        }
        return from > now.getEpochSecond()
                ? Optional.of("does not count before " + shown(from) + " (nbf)")
                : Optional.empty();
    }

    private static String shown(long seconds) {
        // Years beyond what can be written as a date are no less valid.
        return Math.abs(seconds) > Instant.MAX.getEpochSecond()
                ? seconds + " s"
                : Instant.ofEpochSecond(seconds).toString();
    }

    /** The same token, which must be of that type. */
    public Token of(TokenType type) {
        String found = nats().at("type").text();
        if (!found.equals(type.claim())) {
            throw new ConfException(
                    place(),
                    "expected " + type.whose() + " JWT, found one of type " + (found.isEmpty() ? "(none)" : found));
        }
        return this;
    }
}
