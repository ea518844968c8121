package dev.drawbridge.referenceapp.sync.inbox;

import io.nats.client.impl.NatsJetStreamMetaData;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Message ids of dead letters: of their own, since duplicate detection spans the stream; the same for every attempt and
 * every replica, so that there is one letter; and not to be guessed, since whoever may write to the stream could use
 * them up before, and have the server drop the letter as a duplicate.
 */
@Repository
class LetterIds {
    private final SecretKeySpec key;

    LetterIds(JdbcClient jdbc) {
        String secret = jdbc.sql("select letter_key from bridge_secret")
                .query(String.class)
                .single();
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    String of(NatsJetStreamMetaData meta) {
        String name = meta.getStream() + "/" + meta.getConsumer() + "/" + meta.streamSequence() + "/"
                + meta.timestamp().toInstant();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return "dlq-" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
