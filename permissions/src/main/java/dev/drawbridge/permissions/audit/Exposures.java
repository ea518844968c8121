package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Rights;
import dev.drawbridge.permissions.SubjectRule;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.advisory.Exposure;
import dev.drawbridge.permissions.conf.ConfValue;
import dev.drawbridge.permissions.conf.ConfValue.Block;
import dev.drawbridge.permissions.conf.ConfValue.Entry;
import dev.drawbridge.permissions.conf.ConfValue.Flag;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What of a configuration makes an advisory matter. */
final class Exposures {

    private static final Set<String> BUILT_IN = Set.of(Account.GLOBAL, "$SYS");

    private Exposures() {}

    /** Each that a configuration tells of, and whether it is there. */
    static Map<Exposure, Boolean> of(Block root, Deployment deployment) {
        Map<Exposure, Boolean> seen = new EnumMap<>(Exposure.class);
        seen.put(Exposure.ANY_CLIENT, true);
        seen.put(Exposure.ACCOUNT_API, anyUser(deployment, rights -> reaches(rights, "$JS.API.ACCOUNT.>")));
        seen.put(Exposure.RESTORE, anyUser(deployment, rights -> reaches(rights, "$JS.API.STREAM.RESTORE.*")));
        seen.put(Exposure.QUEUE_DENY, anyUser(deployment, Exposures::mixesQueues));
        seen.put(Exposure.WILDCARD_DENY, anyUser(deployment, Exposures::deniesWildcards));
        seen.put(
                Exposure.NO_AUTH_USER,
                deployment.openDoors().stream().anyMatch(each -> each.setting().endsWith("no_auth_user")));
        seen.put(
                Exposure.SYSTEM_ACCOUNT_ONLY,
                root.find("authorization").isPresent()
                        && root.find("accounts").isPresent()
                        && deployment.accounts().stream().allMatch(each -> BUILT_IN.contains(each.name())));
        seen.put(Exposure.CERTIFICATE_NAMES, isOn(root, "verify_and_map"));
        seen.put(Exposure.LEAFNODES, root.find("leafnodes", "leaf").isPresent());
        seen.put(Exposure.MQTT, root.find("mqtt").isPresent());
        return seen;
    }

    private static boolean anyUser(Deployment deployment, Predicate<Rights> has) {
        return deployment.users().stream()
                .map(each -> each.permissions().rights())
                .anyMatch(has);
    }

    private static boolean reaches(Rights rights, String subjects) {
        List<SubjectRule> allow = rights.publish().allow();
        boolean allowed = allow == null || allow.stream().anyMatch(each -> Subjects.overlaps(each.subject(), subjects));
        return allowed && rights.publish().deny().stream().noneMatch(each -> Subjects.covers(each.subject(), subjects));
    }

    private static boolean mixesQueues(Rights rights) {
        List<SubjectRule> deny = rights.subscribe().deny();
        return deny.stream().anyMatch(each -> each.queue() != null)
                && deny.stream().anyMatch(each -> each.queue() == null);
    }

    private static boolean deniesWildcards(Rights rights) {
        return rights.subscribe().deny().stream().anyMatch(each -> !Subjects.isLiteral(each.subject()));
    }

    private static boolean isOn(ConfValue value, String setting) {
        return value instanceof Block block && block.entries().stream().anyMatch(each -> isOn(each, setting));
    }

    private static boolean isOn(Entry entry, String setting) {
        return entry.name().equals(setting)
                ? entry.value() instanceof Flag flag && flag.set()
                : isOn(entry.value(), setting);
    }
}
