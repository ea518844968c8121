package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.conf.Place;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may connect to a server, and what accounts there are.
 *
 * @param openDoors where the configuration lets somebody in without credentials
 * @param systemAccount the account of the server's management; absent when none is named
 * @param delegated where the configuration leaves users to somebody else (a callout)
 * @param neighbours the other servers that take part
 * @param remedies in the words of how it is kept
 */
record Deployment(
        List<User> users,
        List<Account> accounts,
        List<OpenDoor> openDoors,
        @Nullable String systemAccount,
        List<Delegated> delegated,
        List<Neighbour> neighbours,
        Remedies remedies) {

    Deployment {
        users = List.copyOf(users);
        accounts = List.copyOf(accounts);
        openDoors = List.copyOf(openDoors);
        delegated = List.copyOf(delegated);
        neighbours = List.copyOf(neighbours);
    }

    /**
     * A way in without credentials.
     *
     * @param as the user that such a client becomes; absent when there are no users at all
     */
    record OpenDoor(String setting, @Nullable String as, Place place) {}

    /** Users that the configuration does not hold. */
    record Delegated(String setting, Place place) {}

    Optional<User> user(String name) {
        return users.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    Account account(String name) {
        return accounts.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account " + name));
    }
}
