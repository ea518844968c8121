package dev.drawbridge.harness.nats;

/**
 * One place looked at for a server, and what came of it.
 *
 * @param where such as {@code PATH} or {@code package from trixie}
 * @param outcome such as {@code /usr/sbin/nats-server is 2.9.10, wanted is 2.10.23 or later}
 */
public record Attempt(String where, String outcome) {
    @Override
    public String toString() {
        return where + ": " + outcome;
    }
}
