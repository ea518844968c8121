package dev.drawbridge.permissions;

import io.nats.client.AuthHandler;
import io.nats.client.NKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Logins that are wrong in the one thing that proves them: who somebody says to be stays. */
public final class Mismatch {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Mismatch() {}

    /** As that user, with a password or key that was made up; of a token, which says both at once, a made-up one. */
    public static Login madeUp(Login claimed) {
        if (claimed instanceof Login.Signed signed) {
            try {
                String seed = new String(NKey.createUser(RANDOM).getSeed());
                return new Login.Signed(
                        signed.title(),
                        new Mixed(signed.keys(), Login.Signed.nkey(seed).keys()));
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("making a key failed", e);
            }
        }
        String text = UUID.randomUUID().toString();
        return claimed instanceof UserPassword known ? new UserPassword(known.user(), text) : new Login.Token(text);
    }

    /**
     * As that user, with the password or key of another.
     *
     * @return null where the two don't prove who they are in the same way, or by a token
     */
    public static @Nullable Login of(Login claimed, Login proof) {
        if (claimed instanceof Login.Signed signed && proof instanceof Login.Signed other) {
            return new Login.Signed(signed.title(), new Mixed(signed.keys(), other.keys()));
        }
        return claimed instanceof UserPassword known && proof instanceof UserPassword other
                ? new UserPassword(known.user(), other.password())
                : null;
    }

    /** Says to be the one, and signs as the other. */
    private record Mixed(AuthHandler claimed, AuthHandler signer) implements AuthHandler {

        @Override
        public byte[] sign(byte[] nonce) {
            return signer.sign(nonce);
        }

        @Override
        public char[] getID() {
            return claimed.getID();
        }

        @Override
        public char @Nullable [] getJWT() {
            return claimed.getJWT();
        }

        @Override
        public String toString() {
            return "Mixed[***]";
        }
    }
}
