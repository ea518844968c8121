package dev.drawbridge.permissions.probe;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.exception.GenericException;
import nl.altindag.ssl.pem.util.PemUtils;
import org.jspecify.annotations.Nullable;

/** TLS from PEM files, as NATS's tools and servers take them. */
public final class Certificates {

    private Certificates() {}

    /**
     * Whom to trust, and what to present.
     *
     * @param authority the file of the authorities to trust; null: those that the JVM trusts
     * @param certificate the file of the certificate to present; null: none
     * @param key the file of its private key
     * @throws IllegalArgumentException when one of the files isn't there, or isn't what it should be
     */
    public static SSLContext context(@Nullable Path authority, @Nullable Path certificate, @Nullable Path key) {
        try {
            SSLFactory.Builder builder = SSLFactory.builder();
            if (authority == null) {
                builder.withDefaultTrustMaterial();
            } else {
                builder.withTrustMaterial(PemUtils.loadTrustMaterial(authority));
            }
            if (certificate != null && key != null) {
                builder.withIdentityMaterial(PemUtils.loadIdentityMaterial(certificate, key));
            }
            return builder.build().getSslContext();
        } catch (GenericException unusable) {
            throw new IllegalArgumentException("the PEM files cannot be used: " + unusable.getMessage(), unusable);
        }
    }
}
