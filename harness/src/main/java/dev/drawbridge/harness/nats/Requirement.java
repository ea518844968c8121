package dev.drawbridge.harness.nats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which server is wanted.
 *
 * @param minimum the oldest version that will do
 * @param below the first version that is too new, or null
 * @param suites the suites of the distribution's archive to look into, in this order
 */
public record Requirement(ServerVersion minimum, @Nullable ServerVersion below, List<String> suites) {
    /** Older servers refuse a backoff as long as max deliver, which the seed's topology has (10116, up to 2.10.22). */
    public static final ServerVersion OLDEST_USABLE = new ServerVersion(2, 10, 23);

    private static final List<String> NEWER_SUITES = List.of("trixie", "sid");

    public Requirement {
        suites = List.copyOf(suites);
    }

    /** Any server that can hold the seed's topology. */
    public static Requirement usable() {
        return atLeast(OLDEST_USABLE);
    }

    public static Requirement atLeast(ServerVersion minimum) {
        return new Requirement(minimum, null, NEWER_SUITES);
    }

    /** A server that refuses the seed's topology, from the stable suite: for the tests of that refusal. */
    public static Requirement tooOld() {
        return new Requirement(new ServerVersion(2, 9, 0), OLDEST_USABLE, List.of("bookworm"));
    }

    /** The minor release of that name, such as {@code 2.15}. @throws IllegalArgumentException for anything else */
    public static Requirement minor(String release) {
        ServerVersion first = ServerVersion.parse(release + ".0");
        return new Requirement(
                first, new ServerVersion(first.major(), first.minor() + 1, 0), List.of("trixie", "sid", "bookworm"));
    }

    /** This and only these suites: for a matrix that names its servers by suite. */
    public Requirement from(String... only) {
        return new Requirement(minimum, below, List.of(only));
    }

    public boolean accepts(ServerVersion version) {
        return version.atLeast(minimum) && (below == null || !version.atLeast(below));
    }

    @Override
    public String toString() {
        return below == null ? minimum + " or later" : "from " + minimum + " up to, not including, " + below;
    }
}
