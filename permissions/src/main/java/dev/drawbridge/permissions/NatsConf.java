package dev.drawbridge.permissions;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.drawbridge.topology.Topology;
import java.util.List;
import java.util.function.Function;

/**
 * Renders accounts, users and permissions as a nats-server configuration.
 *
 * <p>Ports, the store directory and the like are left to the command line ({@code -p}, {@code -js -sd}), so that the
 * same file serves a laptop and a cluster.
 */
public final class NatsConf {

    /** The cost that nats-server's own tool uses. */
    public static final int DEFAULT_BCRYPT_COST = 11;

    /** The cheapest hash there is: for servers that live as long as a test, where each connect pays the price. */
    public static final int EPHEMERAL_BCRYPT_COST = 4;

    private NatsConf() {}

    /** As {@link #render(Topology, List, Credentials, SecretForm, int)} with {@link #DEFAULT_BCRYPT_COST}. */
    public static String render(
            Topology topology, List<PrincipalGrants> grants, Credentials credentials, SecretForm form) {
        return render(topology, grants, credentials, form, DEFAULT_BCRYPT_COST);
    }

    /**
     * The configuration for these grants in the topology's layout.
     *
     * @param bcryptCost 4 to 31; every step doubles the time of a connect; ignored for {@link SecretForm#PLAIN}
     * @throws IllegalArgumentException when a principal has no credentials
     */
    public static String render(
            Topology topology, List<PrincipalGrants> grants, Credentials credentials, SecretForm form, int bcryptCost) {
        Function<UserPassword, String> secret = form == SecretForm.PLAIN
                ? UserPassword::password
                : user -> BCrypt.withDefaults()
                        .hashToString(bcryptCost, user.password().toCharArray());
        ConfWriter writer = new ConfWriter(credentials, secret);
        return writer.write(topology.layout(), AccountPlan.of(topology, grants));
    }
}
