package dev.drawbridge.permissions.explain;

import dev.drawbridge.permissions.Consequences;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.Role;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.explain.Explanation.Advice;
import dev.drawbridge.permissions.explain.Refused.Attempt;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Topology;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explains refusals, for a topology. */
final class Explainer {

    private static final String API = "$JS.API.";

    private final Topology topology;
    private final List<PrincipalGrants> principals;

    Explainer(Topology topology) {
        this.topology = topology;
        this.principals = LeastGrants.of(topology);
    }

    Explanation explain(Refused refused, long times, @Nullable String first, @Nullable String last) {
        Meaning meaning = meaning(refused);
        return new Explanation(
                refused, times, first, last, meaning.askedBy(), meaning.without(), meaning.advice(), meaning.what());
    }

    private record Meaning(String askedBy, String without, Advice advice, String what) {}

    private Meaning meaning(Refused refused) {
        Optional<PrincipalGrants> known = principals.stream()
                .filter(each -> each.principal().name().equals(refused.principal()))
                .findFirst();
        if (refused.attempt() == Attempt.REPLY) {
            return new Meaning(
                    "a publish or request with a reply subject of its own making",
                    "the message is not sent",
                    Advice.AVOID,
                    "let the client make the reply subject: " + refused.subject()
                            + " begins with what servers keep for themselves");
        }
        Direction direction = refused.attempt() == Attempt.PUBLISH ? Direction.PUBLISH : Direction.SUBSCRIBE;
        Optional<Meaning> needed = known.flatMap(each -> need(each, refused, direction));
        if (needed.isPresent()) {
            return needed.get();
        }
        return direction == Direction.SUBSCRIBE ? subscription(refused, known) : publish(refused, known);
    }

    private static Optional<Meaning> need(PrincipalGrants principal, Refused refused, Direction direction) {
        return principal.of(direction).stream()
                .filter(each -> Subjects.matches(each.subject(), refused.subject()))
                .findFirst()
                .map(grant -> grant.queue() != null && !grant.queue().equals(refused.queue())
                        ? outsideItsQueue(grant, refused)
                        : new Meaning(
                                askedBy(grant, refused.subject()),
                                Consequences.of(grant, principal.principal().role()),
                                Advice.GRANT,
                                "add \"" + grant.permissionText() + "\" to "
                                        + (direction == Direction.PUBLISH ? "publish" : "subscribe") + " of "
                                        + principal.principal().name() + " (" + grant.requirement() + ": "
                                        + grant.reason()
                                        + ")"));
    }

    private static Meaning outsideItsQueue(Grant grant, Refused refused) {
        return new Meaning(
                refused.queue() == null
                        ? "a plain subscription on a push consumer's deliver subject"
                        : "a subscription on a push consumer's deliver subject in the queue group " + refused.queue(),
                "nothing is delivered to it",
                Advice.AVOID,
                "subscribe to " + grant.subject() + " in the queue group " + grant.queue()
                        + ", the consumer's own: any other subscription would get a second copy of every delivery"
                        + " (PERM-12)");
    }

    private static String askedBy(Grant grant, String subject) {
        if (subject.startsWith("$JS.ACK.")) {
            return "ack, nak, in progress and term of every client";
        }
        return habit(subject).map(ClientHabit::askedBy).orElse("what it is there for: to " + grant.reason());
    }

    private Meaning subscription(Refused refused, Optional<PrincipalGrants> known) {
        if (refused.subject().startsWith("_INBOX")) {
            String prefix = known.map(PrincipalGrants::inboxPrefix).orElse("_INBOX_<user>.");
            String bare = prefix.substring(0, prefix.length() - 1);
            return new Meaning(
                    "the first request, fetch or acknowledged publish: the client listens on its inbox",
                    "no reply arrives: every request ends in a timeout",
                    Advice.AVOID,
                    "give the client the inbox prefix that is granted: jnats Options.inboxPrefix(\"" + prefix
                            + "\"), nats.go nats.CustomInboxPrefix(\"" + bare + "\"), nats.js inboxPrefix: \"" + bare
                            + "\", nats.py inbox_prefix=\"" + bare
                            + "\"; everybody's _INBOX.> would let it hear others'"
                            + " replies (PERM-13)");
        }
        return new Meaning(
                "a plain subscription, or a push consumer's deliver subject",
                "it does not hear " + refused.subject(),
                Advice.AVOID,
                "use its own consumer: whoever may subscribe there reads around the stream (PERM-12)");
    }

    private Meaning publish(Refused refused, Optional<PrincipalGrants> known) {
        String subject = refused.subject();
        Optional<String> owner = principals.stream()
                .filter(each -> each.principal().role() == Role.APP)
                .filter(each -> each.of(Direction.PUBLISH).stream()
                        .anyMatch(grant -> Subjects.matches(grant.subject(), subject)))
                .map(each -> each.principal().name())
                .findFirst();
        if (owner.isPresent() && known.isEmpty()) {
            return new Meaning(
                    habit(subject).map(ClientHabit::askedBy).orElse("a publish"),
                    "if this is " + owner.get() + ", it cannot do its work",
                    Advice.GRANT,
                    "find out who it is: " + owner.get() + " alone needs it; drawbridge permissions prints the grant");
        }
        if (owner.isPresent()) {
            return new Meaning(
                    habit(subject).map(ClientHabit::askedBy).orElse("a publish"),
                    "nothing of its own",
                    Advice.KEEP_REFUSED,
                    "only " + owner.get() + " may: with it, this principal could speak, fetch or answer for "
                            + owner.get() + " (PERM-06, PERM-10). Look for a subject, stream or consumer that is"
                            + " configured wrongly");
        }
        Optional<Meaning> pushed = pushed(subject);
        if (pushed.isPresent()) {
            return pushed.get();
        }
        return habit(subject)
                .map(habit -> new Meaning(
                        habit.askedBy(), "that call fails, most often as a timeout", Advice.AVOID, habit.avoid()))
                .orElseGet(() -> elsewhere(subject));
    }

    /** A fetch from a consumer that pushes. */
    private Optional<Meaning> pushed(String subject) {
        return topology.consumers().stream()
                .filter(each -> subject.equals(API + "CONSUMER.MSG.NEXT." + each.stream() + "." + each.name()))
                .map(ConsumerSpec::push)
                .filter(Objects::nonNull)
                .findFirst()
                .map(push -> new Meaning(
                        habit(subject).map(ClientHabit::askedBy).orElse("a fetch"),
                        "nothing comes of it, granted or not: the consumer pushes",
                        Advice.AVOID,
                        "subscribe to " + push.subject() + " in the queue group " + push.group()));
    }

    private static Meaning elsewhere(String subject) {
        if (subject.startsWith("$JS.FC.")) {
            return new Meaning(
                    "the answer to flow control of a push or ordered consumer",
                    "the server stops sending",
                    Advice.AVOID,
                    "provision the consumer without flow control, as drawbridge does, or as a pull consumer");
        }
        if (subject.startsWith("$JS.ACK.")) {
            return new Meaning(
                    "an answer to a delivery",
                    "the message is delivered again",
                    Advice.KEEP_REFUSED,
                    "no consumer of the topology delivers under this subject: is the stream's or consumer's name right?");
        }
        return new Meaning(
                "a publish or request",
                "the message is not sent",
                Advice.KEEP_REFUSED,
                "nothing in the topology needs it. Where it is needed, declare it there first");
    }

    private static Optional<ClientHabit> habit(String subject) {
        if (!subject.startsWith(API)) {
            return Optional.empty();
        }
        String operation = subject.substring(API.length());
        return ClientHabit.ALL.stream()
                .filter(each -> operation.equals(each.verb())
                        || operation.startsWith(each.verb().endsWith(".") ? each.verb() : each.verb() + "."))
                .findFirst();
    }
}
