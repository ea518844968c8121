package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Consequences;
import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.SubjectSet;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.audit.Account.Import;
import dev.drawbridge.permissions.audit.Account.Mapping;
import java.util.List;
import java.util.stream.Collectors;

/** What an app's account lets through to it, whatever its user's permissions say. */
final class AccountRules {

    private final Judged judged;
    private final Deployment deployment;
    private final String hub;
    private final Findings findings;

    AccountRules(Judged judged, Deployment deployment, String hub, Findings findings) {
        this.judged = judged;
        this.deployment = deployment;
        this.hub = hub;
        this.findings = findings;
    }

    void check(List<Judged> others) {
        Account account = deployment.account(judged.user().account());
        if (account.name().equals(deployment.systemAccount())) {
            findings.add(
                    Kind.OVER_GRANT,
                    Severity.MUST,
                    "PERM-17",
                    judged.name(),
                    account.name(),
                    judged.user().place(),
                    judged.title() + " is in " + account.name() + ", the system account: it manages the server",
                    "give it an account of its own");
        }
        deputy(account, others);
        account.imports().forEach(each -> imported(account, each));
        account.mappings().forEach(each -> mapped(account, each));
    }

    private void deputy(Account account, List<Judged> others) {
        String shared = others.stream()
                .filter(each -> !each.name().equals(judged.name()))
                .filter(each -> each.user().account().equals(account.name()))
                .map(Judged::name)
                .collect(Collectors.joining(", "));
        boolean streams = account.name().equals(hub);
        if (!streams && shared.isEmpty() && !account.jetStream()) {
            return;
        }
        String message;
        if (streams) {
            message = " is in " + account.name() + ", the account that holds the streams: a request with an API subject"
                    + " as its reply makes the server delete the stream for it, whatever its permissions";
        } else if (shared.isEmpty()) {
            message = " is in " + account.name() + ", which may have streams of its own: a reply subject makes the"
                    + " server act on them for it";
        } else {
            message = " shares " + account.name() + " with " + shared
                    + ": with their inbox as its reply subject it makes the server write to them";
        }
        findings.add(
                Kind.CONFUSED_DEPUTY,
                streams || !shared.isEmpty() ? Severity.MUST : Severity.SHOULD,
                "PERM-28",
                judged.name(),
                account.name(),
                judged.user().place(),
                judged.title() + message,
                streams || !shared.isEmpty()
                        ? "give it an account of its own that imports just what it needs; drawbridge permissions"
                                + " prints one"
                        : deployment.remedies().noJetStream(account));
    }

    private void imported(Account account, Import each) {
        Direction direction = each.service() ? Direction.PUBLISH : Direction.SUBSCRIBE;
        if (judged.shared(direction).covers(SubjectSet.of(each.subject()))) {
            return;
        }
        List<Denial> opened = judged.denials().stream()
                .filter(denial -> denial.direction() == direction)
                .filter(denial -> Subjects.matches(each.subject(), denial.subject()))
                .filter(denial -> each.flaw() == null && usable(each, denial))
                .toList();
        List<String> narrower = judged.needs().shared().stream()
                .filter(need -> need.direction() == direction && Subjects.overlaps(each.subject(), need.subject()))
                .map(Grant::subject)
                .toList();
        findings.add(
                Kind.OVER_GRANT,
                opened.isEmpty() ? Severity.SHOULD : Severity.MUST,
                "PERM-21",
                judged.name(),
                each.subject(),
                each.place(),
                account.name() + " imports " + (each.service() ? "the service " : "the stream ") + each.subject()
                        + " from " + each.account() + ", which " + judged.title() + " does not need"
                        + (opened.isEmpty() ? "; only its own permissions keep it from using it" : ""),
                deployment.remedies().narrowImport(account, each, narrower),
                opened);
    }

    /** Whether the user's own permissions let it through to what is imported. */
    private boolean usable(Import each, Denial denial) {
        if (each.local().equals(each.subject())) {
            return judged.permits(denial);
        }
        PlacedSide side = judged.user().permissions().side(denial.direction());
        return side.subjects().overlaps(SubjectSet.of(each.local()));
    }

    /** Servers check what a message is mapped to, so a mapping opens nothing: it takes away (2.9.10, 2.10.27, 2.15.1). */
    private void mapped(Account account, Mapping mapping) {
        judged.needs().of(Direction.PUBLISH).stream()
                .filter(need -> Subjects.overlaps(mapping.from(), need.subject()))
                .filter(need -> !mapping.to().equals(need.subject()))
                .forEach(need -> findings.add(
                        Kind.UNDER_GRANT,
                        Severity.MUST,
                        "PERM-22",
                        judged.name(),
                        need.permissionText(),
                        mapping.place(),
                        "what " + judged.title() + " publishes to " + mapping.from() + " goes to " + mapping.to()
                                + " instead, and is refused where it may not publish there: "
                                + Consequences.of(
                                        need, judged.needs().principal().role()),
                        deployment.remedies().removeMapping(account, mapping)));
    }
}
