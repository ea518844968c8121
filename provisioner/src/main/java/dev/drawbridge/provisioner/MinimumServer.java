package dev.drawbridge.provisioner;

import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a declaration asks of a server's version, checked before anything is made (PROV-18).
 *
 * <p>A backoff as long as max deliver is refused up to 2.10.22; several filters on one consumer came with 2.10.0.
 */
final class MinimumServer {

    private static final Version FULL_BACKOFF = new Version(2, 10, 23);
    private static final Version SEVERAL_FILTERS = new Version(2, 10, 0);
    private static final Pattern NUMBERS = Pattern.compile("v?(\\d+)\\.(\\d+)\\.(\\d+).*");

    private MinimumServer() {}

    /** What no server can hold, whatever its version. */
    static void checkDeclaration(Topology declared) throws ProvisioningException {
        List<String> problems = new ArrayList<>();
        for (ConsumerSpec consumer : declared.consumers()) {
            if (consumer.maxDeliver() > 0 && consumer.backoff().size() > consumer.maxDeliver()) {
                problems.add("consumer " + consumer.name() + " declares "
                        + consumer.backoff().size() + " backoff steps for max_deliver " + consumer.maxDeliver());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProvisioningException(
                    ExitCode.USAGE,
                    String.join("; ", problems) + ": no server takes more steps than deliveries",
                    "leave out the surplus steps, or raise max_deliver");
        }
    }

    /** What a server of {@code version} can't hold. A version that isn't numbers is taken for a new one. */
    static void check(Topology declared, String version) throws ProvisioningException {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.matches()) {
            return;
        }
        Version found = new Version(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)));
        for (ConsumerSpec consumer : declared.consumers()) {
            int steps = consumer.backoff().size();
            if (steps > 0 && steps == consumer.maxDeliver() && found.compareTo(FULL_BACKOFF) < 0) {
                throw tooOld(
                        "nats-server " + version + " can't hold consumer " + consumer.name() + ": " + steps
                                + " backoff steps for max_deliver " + consumer.maxDeliver() + " need " + FULL_BACKOFF
                                + " or later",
                        "upgrade the server to " + FULL_BACKOFF + " or later, or leave out the last backoff step of "
                                + consumer.name() + " (it is never a redelivery gap)");
            }
            if (consumer.filters().size() > 1 && found.compareTo(SEVERAL_FILTERS) < 0) {
                throw tooOld(
                        "nats-server " + version + " can't hold consumer " + consumer.name() + ": "
                                + consumer.filters().size() + " filter subjects need " + SEVERAL_FILTERS
                                + " or later",
                        "upgrade the server, or declare a consumer for each filter subject");
            }
        }
    }

    private static ProvisioningException tooOld(String message, String remedy) {
        return new ProvisioningException(ExitCode.SERVER_TOO_OLD, message + "; nothing was made", remedy);
    }

    private record Version(int major, int minor, int patch) implements Comparable<Version> {

        @Override
        public int compareTo(Version other) {
            int first = Integer.compare(major, other.major);
            int second = Integer.compare(minor, other.minor);
            return first != 0 ? first : second != 0 ? second : Integer.compare(patch, other.patch);
        }

        @Override
        public String toString() {
            return major + "." + minor + "." + patch;
        }
    }
}
