package dev.drawbridge.permissions.probe;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.List;
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
            SSLFactory.Builder builder = trusting(authority);
            if (certificate != null && key != null) {
                builder.withIdentityMaterial(PemUtils.loadIdentityMaterial(certificate, key));
            }
            return builder.build().getSslContext();
        } catch (GenericException unusable) {
            throw new IllegalArgumentException("the PEM files cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /**
     * A certificate presented by somebody who hasn't its key.
     *
     * @param authority as above
     * @param certificate the file of the certificate
     * @throws IllegalArgumentException as above
     */
    public static SSLContext withoutItsKey(@Nullable Path authority, Path certificate) {
        try {
            List<X509Certificate> chain = PemUtils.loadCertificate(certificate);
            return trusting(authority)
                    .withIdentityMaterial(
                            another(chain.get(0).getPublicKey()), new char[0], chain.toArray(X509Certificate[]::new))
                    .build()
                    .getSslContext();
        } catch (GenericException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the PEM file cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private static SSLFactory.Builder trusting(@Nullable Path authority) {
        SSLFactory.Builder builder = SSLFactory.builder();
        return authority == null
                ? builder.withDefaultTrustMaterial()
                : builder.withTrustMaterial(PemUtils.loadTrustMaterial(authority));
    }

    /** A private key of the same kind as the one that belongs to that, and of the same size. */
    private static PrivateKey another(PublicKey key) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(key.getAlgorithm());
        if (key instanceof ECKey curve) {
            generator.initialize(curve.getParams());
        } else if (key instanceof RSAKey rsa) {
            generator.initialize(rsa.getModulus().bitLength());
        }
        return generator.generateKeyPair().getPrivate();
    }
}
