package dev.drawbridge.permissions;

import dev.drawbridge.topology.Topology;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The user and password of every principal. Passwords never show in {@link #toString()}. */
public final class Credentials {

    /** 24 bytes, 32 characters: under bcrypt's limit of 72 bytes and far beyond guessing. */
    private static final int RANDOM_BYTES = 24;

    private final Map<String, UserPassword> byPrincipal;

    private Credentials(Map<String, UserPassword> byPrincipal) {
        this.byPrincipal = Collections.unmodifiableMap(new LinkedHashMap<>(byPrincipal));
    }

    /** Fresh URL-safe passwords from the system's secure source, for every principal of {@link LeastGrants}. */
    public static Credentials random(Topology topology) {
        SecureRandom random = new SecureRandom();
        Map<String, UserPassword> fresh = new LinkedHashMap<>();
        for (PrincipalGrants each : LeastGrants.of(topology)) {
            byte[] bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            String name = each.principal().name();
            fresh.put(
                    name,
                    new UserPassword(
                            name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
        }
        return new Credentials(fresh);
    }

    /** Credentials given by somebody else, by principal name. */
    public static Credentials from(Map<String, UserPassword> byPrincipal) {
        return new Credentials(byPrincipal);
    }

    /** The same credentials with one principal's replaced or added. */
    public Credentials with(String principal, UserPassword userPassword) {
        Map<String, UserPassword> changed = new LinkedHashMap<>(byPrincipal);
        changed.put(principal, userPassword);
        return new Credentials(changed);
    }

    /**
     * What that principal connects with.
     *
     * @throws IllegalArgumentException naming the known principals when there is none of that name
     */
    public UserPassword of(String principal) {
        UserPassword found = byPrincipal.get(principal);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no credentials for principal \"" + principal + "\"; known: " + byPrincipal.keySet());
        }
        return found;
    }

    /** The names of the principals that have credentials. */
    public Set<String> principals() {
        return byPrincipal.keySet();
    }

    @Override
    public String toString() {
        return "Credentials" + byPrincipal.values();
    }
}
