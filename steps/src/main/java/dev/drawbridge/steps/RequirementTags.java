package dev.drawbridge.steps;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requirement ids among a scenario's tags: {@code @PERM-08} stands for PERM-08. */
final class RequirementTags {

    private static final Pattern ID = Pattern.compile("@((?:PROV|PERM|SYNC|DLQ|OPS|REC)-\\d{2})");

    private RequirementTags() {}

    static Set<String> ids(Collection<String> tags) {
        Set<String> ids = new TreeSet<>();
        for (String tag : tags) {
            Matcher matcher = ID.matcher(tag);
            if (matcher.matches()) {
                ids.add(matcher.group(1));
            }
        }
        return ids;
    }
}
