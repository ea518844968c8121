package dev.drawbridge.steps;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.environment.ServerConnections;
import java.util.List;
import java.util.Map;

/**
 * As whom the apps of somebody else's are connected, by all connections that their server lists and this run did not open. There
 * may be others' among them, and nothing says whose each is but the user.
 *
 * @param without the apps that no connection is of, by their principal
 * @param admins the connections as the provisioner's principal
 */
record TheirConnections(List<String> without, List<ServerConnections.Entry> admins) {

    /**
     * Sorts them.
     *
     * @param apps what the server calls each app's principal
     * @param admin what it calls the provisioner's
     */
    static TheirConnections of(Map<String, String> apps, String admin, List<ServerConnections.Entry> connections) {
        List<String> without = apps.keySet().stream()
                .filter(app ->
                        connections.stream().noneMatch(each -> each.user().equals(apps.get(app))))
                .sorted()
                .toList();
        return new TheirConnections(
                without,
                connections.stream().filter(each -> each.user().equals(admin)).toList());
    }

    /** Whether each app is connected as itself, and nobody as the provisioner's principal. */
    boolean areAsTheyMust() {
        return without.isEmpty() && admins.isEmpty();
    }

    /**
     * An app at work that is not connected as itself, where somebody is as the provisioner's principal, is that somebody.
     *
     * @throws MissingControlException where it can't be told
     */
    void require() {
        if (!without.isEmpty() && !admins.isEmpty()) {
            throw new AssertionError(
                    "expected each app to be connected as its own principal; none of the connections is of "
                            + String.join(", ", without) + ", and these are the provisioner's principal's: " + admins);
        }
        if (!admins.isEmpty()) {
            throw new MissingControlException(
                    "whose these connections of the provisioner's principal are: " + admins,
                    "end them where they are a tool's, and run it again");
        }
        if (!without.isEmpty()) {
            throw new MissingControlException(
                    "the connections of " + String.join(", ", without) + ", none of which the server lists",
                    "give as nats.monitoring the address of the server that they are connected to");
        }
    }
}
