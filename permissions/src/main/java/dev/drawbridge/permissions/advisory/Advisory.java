package dev.drawbridge.permissions.advisory;

import dev.drawbridge.permissions.ServerVersion;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A published advisory.
 *
 * @param id its number at advisories.nats.io, such as {@code 2026-18}
 * @param alias its GHSA or CVE identifier
 * @param what it lets happen
 * @param since the first affected version
 * @param fixedIn the first version of each release that has the fix; releases between them never got it, later ones have it
 * @param exposure what must be there for it to matter
 */
public record Advisory(
        String id, String alias, String what, ServerVersion since, List<ServerVersion> fixedIn, Exposure exposure) {

    public Advisory {
        fixedIn = fixedIn.stream().sorted().toList();
        if (fixedIn.isEmpty()) {
            throw new IllegalArgumentException(id + " names no version with the fix");
        }
    }

    /** Whether a server of that version lacks the fix. */
    public boolean affects(ServerVersion version) {
        ServerVersion newest = fixedIn.stream().max(Comparator.naturalOrder()).orElseThrow();
        boolean inItsRelease = fixedIn.stream()
                .anyMatch(fix ->
                        fix.major() == version.major() && fix.minor() == version.minor() && version.atLeast(fix));
        return version.atLeast(since) && !version.atLeast(newest) && !inItsRelease;
    }

    /** What to look it up by. */
    public String numbers() {
        return id + " (" + alias + ")";
    }

    /** One line: its numbers, what it lets happen, where it is fixed. */
    @Override
    public String toString() {
        return numbers() + ", " + what + "; fixed in "
                + fixedIn.stream().map(ServerVersion::toString).collect(Collectors.joining(", "));
    }
}
