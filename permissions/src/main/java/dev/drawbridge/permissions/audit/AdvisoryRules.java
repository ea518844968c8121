package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.advisory.Advisories;
import dev.drawbridge.permissions.advisory.Advisory;
import dev.drawbridge.permissions.advisory.Exposure;
import dev.drawbridge.permissions.conf.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether the server's version is one whose permissions can be got past by what is published: PERM-30. */
public final class AdvisoryRules {

    public static final String REQUIREMENT = "PERM-30";

    private AdvisoryRules() {}

    /**
     * A finding for each advisory that matters here, and one for all others that affect the version: what is not there today
     * may be there tomorrow.
     *
     * @param seen what was looked for, and whether it is there; what is missing is not known
     */
    public static List<Finding> of(ServerVersion version, Map<Exposure, Boolean> seen, Place place) {
        List<Finding> findings = new ArrayList<>();
        List<Advisory> all = Advisories.affecting(version);
        List<Advisory> exposed = all.stream()
                .filter(each -> seen.getOrDefault(each.exposure(), false))
                .toList();
        exposed.forEach(each -> findings.add(finding(
                version,
                place,
                "advisory " + each + ". It matters here: " + each.exposure().words())));
        List<Advisory> others =
                all.stream().filter(each -> !exposed.contains(each)).toList();
        if (!others.isEmpty()) {
            findings.add(finding(
                    version,
                    place,
                    (others.size() == 1 ? "1 advisory" : others.size() + " advisories")
                            + (exposed.isEmpty() ? "" : " more")
                            + ", of which nothing is seen here that makes them matter: "
                            + others.stream()
                                    .collect(Collectors.groupingBy(
                                            Advisory::exposure, TreeMap::new, Collectors.toList()))
                                    .entrySet()
                                    .stream()
                                    .map(each -> line(each.getKey(), each.getValue(), seen))
                                    .collect(Collectors.joining("; "))));
        }
        return findings;
    }

    /** What says that there is nothing to find. */
    public static String nothing(ServerVersion version) {
        return "nats-server " + version + ": none of the " + Advisories.all().size()
                + " advisories on permissions up to " + Advisories.AS_OF;
    }

    private static String line(Exposure exposure, List<Advisory> advisories, Map<Exposure, Boolean> seen) {
        return "where " + exposure.words()
                + (seen.containsKey(exposure) ? ", not so here: " : ", not to be seen from here: ")
                + advisories.stream().map(Advisory::numbers).collect(Collectors.joining(", "));
    }

    private static Finding finding(ServerVersion version, Place place, String what) {
        String remedy = "run nats-server "
                + Advisories.mended().stream().map(ServerVersion::toString).collect(Collectors.joining(" or "))
                + ", or later; advisories after " + Advisories.AS_OF + " are not in the table";
        return new Finding(
                Kind.ADVISORY,
                Severity.SHOULD,
                REQUIREMENT,
                "the server",
                "",
                "nats-server " + version + " is affected by " + what,
                remedy,
                List.of(),
                List.of(),
                place);
    }
}
