package dev.drawbridge.harness.ablation;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Denials;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.Widening;
import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.permissions.probe.Outcome;
import dev.drawbridge.permissions.probe.Probe;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeSubscription;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Push;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an app's least grants are needed and tight: what its whole work needs, and what it must be refused, each tried under
 * grants that were changed for it.
 */
public final class Ablation {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Bridge bridge;
    private final App app;
    private final List<PrincipalGrants> least;

    /**
     * For that app.
     *
     * @throws dev.drawbridge.harness.MissingControlException when the grants on the server aren't this run's to change
     */
    public static Ablation of(Bridge bridge, String app) {
        bridge.restoreGrants();
        return new Ablation(bridge, app);
    }

    private Ablation(Bridge bridge, String app) {
        this.bridge = bridge;
        this.app = bridge.topology().app(app);
        this.least = LeastGrants.of(bridge.topology());
    }

    /** What the server refuses of the app's work with every grant in force: nothing, if they suffice. */
    public Optional<String> refusedWithAll() {
        return refusedNeed(grants());
    }

    /** What the server allows of all that it must refuse with the least grants in force: nothing, if they confine. */
    public Optional<String> allowedWithLeast() {
        return allowedDenial(grants());
    }

    /** Each grant taken away in turn: some need must fail then, or nobody needs the grant. */
    public List<Trial> takenAway() {
        return grants().stream()
                .map(grant -> new Trial(grant, "without " + described(grant), refusedNeed(without(grant))))
                .toList();
    }

    /** Each grant widened in turn, by each of its widenings: some denial must fail then, or nobody would notice. */
    public List<Trial> widened() {
        List<Trial> trials = new ArrayList<>();
        for (Grant grant : grants()) {
            for (Grant wide : Widening.of(grant)) {
                String change = described(grant) + " as " + wide.permissionText();
                trials.add(new Trial(grant, change, allowedDenial(with(grant, wide))));
            }
        }
        return List.copyOf(trials);
    }

    private static String described(Grant grant) {
        return grant.direction().name().toLowerCase(Locale.ROOT) + " " + grant.permissionText() + " ("
                + grant.requirement() + ")";
    }

    /** The app's least grants. */
    private List<Grant> grants() {
        return least.stream()
                .filter(each -> each.principal().name().equals(app.name()))
                .flatMap(each -> each.grants().stream())
                .toList();
    }

    private List<Grant> without(Grant grant) {
        return grants().stream().filter(each -> !each.equals(grant)).toList();
    }

    private List<Grant> with(Grant grant, Grant instead) {
        return grants().stream()
                .map(each -> each.equals(grant) ? instead : each)
                .toList();
    }

    /**
     * Does the whole work of the app with these grants: each kind of publish, a fetch, an answer.
     *
     * @return the first thing that the server refused, in its words
     * @throws EnvironmentException when the server neither refuses nor answers
     */
    private Optional<String> refusedNeed(List<Grant> grants) {
        bridge.putGrants(app.name(), grants);
        try (ProbeConnection connection = bridge.clients().probe(app.name())) {
            for (String subject : own()) {
                RequestOutcome published = connection.request(subject, "{}", ANSWER);
                if (published instanceof RequestOutcome.Denied denied) {
                    return Optional.of(denied.outcome().toString());
                }
                answered(published, subject);
            }
            for (ConsumerSpec consumer : app.consumers()) {
                Optional<String> refused = consume(connection, consumer);
                if (refused.isPresent()) {
                    return refused;
                }
            }
            return Optional.empty();
        }
    }

    private Optional<String> consume(ProbeConnection connection, ConsumerSpec consumer) {
        Push push = consumer.push();
        return push == null ? fetch(connection, consumer) : receive(connection, consumer, push);
    }

    private Optional<String> receive(ProbeConnection connection, ConsumerSpec consumer, Push push) {
        Probe.Subscribe inItsQueue = Probe.subscribe(push.subject(), push.group());
        try (ProbeSubscription deliveries = connection.subscribe(inItsQueue)) {
            if (!deliveries.outcome().allowed()) {
                return Optional.of(deliveries.outcome().toString());
            }
            feed(consumer);
            Optional<Message> delivered = deliveries.next(ANSWER);
            if (delivered.isEmpty()) {
                throw unexpected("nothing delivered within " + ANSWER.toSeconds() + " s", push.subject());
            }
            return acknowledge(connection, delivered.get(), push.subject());
        }
    }

    private Optional<String> fetch(ProbeConnection connection, ConsumerSpec consumer) {
        feed(consumer);
        String next = "$JS.API.CONSUMER.MSG.NEXT." + consumer.stream() + "." + consumer.name();
        RequestOutcome fetched = connection.request(next, "{\"batch\":1,\"expires\":5000000000}", ANSWER);
        if (fetched instanceof RequestOutcome.Denied denied) {
            return Optional.of(denied.outcome().toString());
        }
        return acknowledge(connection, answered(fetched, next), next);
    }

    private static Optional<String> acknowledge(ProbeConnection connection, Message delivered, String subject) {
        String reply = Objects.requireNonNullElse(delivered.reply(), "");
        if (!reply.startsWith("$JS.ACK.")) {
            throw unexpected(delivered, subject);
        }
        RequestOutcome acknowledged = connection.request(reply, "+ACK", ANSWER);
        if (acknowledged instanceof RequestOutcome.Denied denied) {
            return Optional.of(denied.outcome().toString());
        }
        answered(acknowledged, reply);
        return Optional.empty();
    }

    /** A peer, whose grants nobody changed, publishes what the consumer delivers. */
    private void feed(ConsumerSpec consumer) {
        for (App peer : bridge.topology().peersOf(app.name())) {
            for (String subject : peer.publishes()) {
                if (consumer.filters().stream().anyMatch(filter -> Subjects.matches(filter, subject))) {
                    try (ProbeConnection connection = bridge.clients().probe(peer.name())) {
                        answered(connection.request(subject, "{}", ANSWER), subject);
                        return;
                    }
                }
            }
        }
        throw new IllegalStateException("no peer of " + app.name() + " publishes what " + consumer.name() + " filters");
    }

    /**
     * Tries with these grants everything that the app must be refused, each in its harmless form.
     *
     * @return the first thing that the server allowed, with its requirement
     */
    private Optional<String> allowedDenial(List<Grant> grants) {
        bridge.putGrants(app.name(), grants);
        try (ProbeConnection connection = bridge.clients().probe(app.name())) {
            List<Denial> denials = Denials.of(bridge.topology(), app.name(), connection.serverVersion());
            List<Outcome> outcomes =
                    connection.decide(denials.stream().map(Probe::of).toList());
            for (int each = 0; each < denials.size(); each++) {
                if (outcomes.get(each).allowed()) {
                    return Optional.of(denials.get(each).requirement() + " fails: " + outcomes.get(each));
                }
            }
            return Optional.empty();
        }
    }

    private List<String> own() {
        return Stream.concat(app.publishes().stream(), Stream.of(app.deadLetters()))
                .toList();
    }

    private static Message answered(RequestOutcome outcome, String subject) {
        if (outcome instanceof RequestOutcome.Answered answered
                && !answered.message().text().contains("\"error\"")) {
            return answered.message();
        }
        throw unexpected(outcome, subject);
    }

    private static EnvironmentException unexpected(Object outcome, String subject) {
        return new EnvironmentException(
                "the server neither refused nor served a request: " + outcome,
                subject,
                "without its decision nothing is known about the grant that was changed; run it again");
    }
}
