package dev.drawbridge.harness.environment;

import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.probe.Endpoint;
import org.jspecify.annotations.Nullable;

/** How to connect to a server as one principal or another. */
public interface Access {

    /** The server, without a certificate to present. */
    Endpoint endpoint();

    /**
     * How that principal connects.
     *
     * @throws dev.drawbridge.harness.MissingControlException where nobody has said
     */
    Way as(String principal);

    /** How somebody would connect who says to be that principal, and has made up what proves it. */
    Way withMadeUpProof(String principal);

    /**
     * How somebody would connect who says to be that principal, and has what proves another to be itself.
     *
     * @throws dev.drawbridge.harness.MissingControlException where the two can't be told apart, or say in different ways who
     *     they are
     */
    Way withProofOf(String principal, String other);

    /**
     * A way in.
     *
     * @param endpoint the server, with the certificate to present there if there is one
     * @param login what to present; null: nothing, or no more than the certificate
     */
    record Way(Endpoint endpoint, @Nullable Login login) {}
}
