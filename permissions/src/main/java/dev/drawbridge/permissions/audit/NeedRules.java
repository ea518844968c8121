package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Consequences;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.Role;
import dev.drawbridge.permissions.SubjectSet;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.audit.Account.Answer;
import dev.drawbridge.permissions.audit.Account.Export;
import dev.drawbridge.permissions.conf.Place;
import java.util.Objects;

/** What a principal needs and a user is not granted, be it by the user's permissions or by its account's imports. */
final class NeedRules {

    private static final String FETCH = "$JS.API.CONSUMER.MSG.NEXT.";

    private final Judged judged;
    private final Deployment deployment;
    private final String hub;
    private final Findings findings;

    NeedRules(Judged judged, Deployment deployment, String hub, Findings findings) {
        this.judged = judged;
        this.deployment = deployment;
        this.hub = hub;
        this.findings = findings;
    }

    void check() {
        boolean inHub = judged.user().account().equals(hub);
        for (Grant need : judged.needs().grants()) {
            if (!permitted(need)) {
                notPermitted(need);
            } else if (!inHub && judged.needs().shared().contains(need)) {
                imported(need);
            }
        }
    }

    /** Whether that is asked for with one request and answered with several messages. */
    static boolean isFetch(String subject) {
        return subject.startsWith(FETCH);
    }

    private boolean permitted(Grant need) {
        PlacedSide side = judged.user().permissions().side(need.direction());
        if (need.direction() == Direction.PUBLISH && Subjects.isLiteral(need.subject())) {
            return judged.user().permissions().rights().mayPublish(need.subject(), judged.version());
        }
        if (need.queue() != null) {
            return judged.user().permissions().rights().maySubscribe(need.subject(), need.queue(), judged.version());
        }
        return side.subjects().covers(SubjectSet.of(need.subject()));
    }

    private void notPermitted(Grant need) {
        PlacedSide side = judged.user().permissions().side(need.direction());
        String direction = need.direction() == Direction.PUBLISH ? "publish" : "subscribe";
        Place block = Objects.requireNonNullElse(
                judged.user().permissions().place(), judged.user().place());
        String denied = side.deny().stream()
                .filter(each -> Subjects.overlaps(each.subject(), need.subject()))
                .map(each -> "\"" + each.rule() + "\"")
                .findFirst()
                .orElse("");
        add(
                need,
                Objects.requireNonNullElse(side.place(), block),
                "may not " + direction + " " + need.permissionText(),
                denied.isEmpty()
                        ? deployment.remedies().grant(judged.user(), need.direction(), need.permissionText())
                        : "narrow the denied " + denied + " so that it leaves out \"" + need.permissionText() + "\"");
    }

    private void imported(Grant need) {
        Account account = deployment.account(judged.user().account());
        boolean service = need.direction() == Direction.PUBLISH;
        Account.Import found = account.imports().stream()
                .filter(each -> each.service() == service
                        && each.account().equals(hub)
                        && Subjects.covers(each.subject(), need.subject())
                        && each.local().equals(each.subject()))
                .findFirst()
                .orElse(null);
        if (found == null) {
            add(
                    need,
                    account.place(),
                    "is in account " + account.name() + ", which does not import " + need.subject() + " from " + hub
                            + " under that subject",
                    deployment.remedies().importing(account, hub, need.subject(), service));
            return;
        }
        Refusal flaw = found.flaw();
        if (flaw != null) {
            add(
                    need,
                    found.place(),
                    "is in account " + account.name() + ", whose import of " + found.subject() + " from " + hub + " "
                            + flaw.reason(),
                    flaw.remedy());
            return;
        }
        deployment
                .account(hub)
                .offer(service, need.subject(), account.name())
                .ifPresentOrElse(
                        export -> answered(need, export),
                        () -> add(
                                need,
                                found.place(),
                                "is in account " + account.name() + ", to which " + hub + " does not export "
                                        + need.subject(),
                                deployment.remedies().exporting(hub, need.subject(), account, service)));
    }

    /** A fetch asks for several messages, or for heartbeats before one; who asks for one alone can do with one answer. */
    private void answered(Grant need, Export export) {
        if (isFetch(need.subject()) && export.answer() == Answer.ONCE) {
            findings.add(
                    Kind.ANSWERED_ONCE,
                    Severity.SHOULD,
                    "PERM-22",
                    judged.name(),
                    need.permissionText(),
                    export.place(),
                    hub + " exports " + export.subject() + " as a service with a single answer: of what "
                            + judged.title() + " fetches, all but the first message is lost on the way, delivered"
                            + " again after the ack wait, and not at all after the last delivery",
                    deployment.remedies().answeringOften(hub, export));
        }
    }

    private void add(Grant need, Place place, String what, String remedy) {
        Role role = judged.needs().principal().role();
        findings.add(
                Kind.UNDER_GRANT,
                role.isOptional() ? Severity.SHOULD : Severity.MUST,
                role == Role.PROVISIONER ? "PERM-18" : "PERM-22",
                judged.name(),
                need.permissionText(),
                place,
                judged.title() + " " + what + " (" + need.requirement() + "): " + Consequences.of(need, role),
                remedy);
    }
}
