package dev.drawbridge.permissions;

import io.nats.client.AuthHandler;
import io.nats.client.NKey;
import io.nats.client.Nats;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What somebody presents to a server to say who they are. No secret ever shows in its text. */
public sealed interface Login permits UserPassword, Login.Token, Login.Signed {

    /** Whom messages are about: {@code user "system_a"}, for instance. */
    String title();

    /** A token, which the server knows one of for everybody. */
    record Token(String token) implements Login {

        @Override
        public String title() {
            return "the token";
        }

        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    /**
     * A key that signs what the server asks: an NKey, or a user JWT with the key it was issued to.
     *
     * @param title whom messages are about
     * @param keys by jnats, which cannot be asked for the seed
     */
    record Signed(String title, AuthHandler keys) implements Login {

        private static final int JWT_PARTS = 3;

        /**
         * An NKey.
         *
         * @param seed as {@code nk -gen user} prints it: {@code SU…}
         * @throws IllegalArgumentException when it is none of a user
         */
        public static Signed nkey(String seed) {
            NKey key = NKey.fromSeed(seed.toCharArray());
            if (key.getType() != NKey.Type.USER) {
                throw new IllegalArgumentException("the seed is of type " + key.getType() + ", not of a user");
            }
            AuthHandler keys = Nats.staticCredentials(null, seed.toCharArray());
            return new Signed("NKey " + new String(keys.getID()), keys);
        }

        /**
         * A user JWT with its key.
         *
         * @param creds the text of a {@code .creds} file
         * @throws IllegalArgumentException when it does not hold both
         */
        public static Signed credentials(String creds) {
            AuthHandler keys = Nats.staticCredentials(creds.getBytes(StandardCharsets.UTF_8));
            try {
                if (keys.getJWT() != null && keys.getJWT().length > 0) {
                    String whose = "the user JWT of " + new String(keys.getID());
                    return new Signed(whose + expiry(new String(keys.getJWT())), keys);
                }
            } catch (IllegalStateException noKey) {
                throw new IllegalArgumentException("there is no seed of a user in it", noKey);
            }
            throw new IllegalArgumentException("there is no user JWT in it");
        }

        /** A server says of an expired JWT no more than of any other that it won't have. */
        private static String expiry(String jwt) {
            String[] parts = jwt.split("\\.", -1);
            if (parts.length != JWT_PARTS) {
                return "";
            }
            try {
                long until = JsonMapper.shared()
                        .readTree(Base64.getUrlDecoder().decode(parts[1]))
                        .path("exp")
                        .asLong(0);
                Instant end = Instant.ofEpochSecond(until);
                return until > 0 && end.isBefore(Instant.now()) ? ", which expired at " + end + " (exp)," : "";
            } catch (IllegalArgumentException | DateTimeException | JacksonException unreadable) {
                // For the server to refuse.
                return "";
            }
        }

        @Override
        public String toString() {
            return "Signed[" + title + "]";
        }
    }
}
