package dev.drawbridge.permissions.live;

import dev.drawbridge.permissions.ApiCatalogue;
import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.Role;
import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.permissions.probe.Outcome;
import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.permissions.probe.Probe;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeEnvironmentException;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one principal tries on its connection: first what it must be refused, then what it needs. */
final class Trials {

    /** A healthy server answers in milliseconds. */
    static final Duration ANSWER = Duration.ofSeconds(5);

    /** Makes a stream refuse the message, so that a permitted publish shows without being stored. */
    private static final Map<String, String> UNSTORABLE = Map.of("Nats-Expected-Stream", "drawbridge-no-such-stream");

    /** A delivery that no consumer made: the tokens behind an ack's stream and consumer (ADR-15 of NATS). */
    private static final String NO_SUCH_DELIVERY = "1.9007199254740991.9007199254740991.1700000000000000000.0";

    private final LivePrincipal principal;
    private final ProbeConnection connection;
    private final Topology topology;
    private final List<NotTried> notShown = new ArrayList<>();

    Trials(LivePrincipal principal, ProbeConnection connection, Topology topology) {
        this.principal = principal;
        this.connection = connection;
        this.topology = topology;
    }

    /** All in one round trip, or few. */
    List<Cell> refusals(List<Denial> denials) {
        List<Outcome> outcomes =
                connection.decide(denials.stream().map(Probe::of).toList());
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < denials.size(); i++) {
            Denial denial = denials.get(i);
            cells.add(new Cell(
                    principal.name(),
                    denial.requirement(),
                    denial.what(),
                    denial.direction(),
                    denial.subject(),
                    denial.queue(),
                    false,
                    outcomes.get(i).allowed(),
                    outcomes.get(i).evidence()));
        }
        return cells;
    }

    /** An app's with what the server answers, the others' as far as the permissions go. */
    List<Cell> needs() {
        return principal.needs().grants().stream().map(this::need).toList();
    }

    /** Needs that are permitted and that nothing answered to which would show it. */
    List<NotTried> notShown() {
        return List.copyOf(notShown);
    }

    private Cell need(Grant grant) {
        if (grant.direction() == Direction.SUBSCRIBE) {
            return cell(grant, connection.decide(Probe.subscribe(grant.subject(), grant.queue())));
        }
        // The last token of an ack's grant stands for a delivery; no kind of ack has this body, so it answers none.
        String rest = grant.subject().startsWith("$JS.ACK.") ? NO_SUCH_DELIVERY : "drawbridge-probe";
        String subject = grant.subject().replace(">", rest).replace("*", "drawbridge-probe");
        Payload body = Payload.of(ApiCatalogue.HARMLESS);
        Probe.Publish unanswered = new Probe.Publish(subject, null, UNSTORABLE, body);
        if (principal.needs().principal().role() != Role.APP) {
            return cell(grant, connection.decide(unanswered));
        }
        RequestOutcome outcome = connection.request(subject, UNSTORABLE, body, ANSWER);
        if (outcome instanceof RequestOutcome.Denied denied) {
            boolean noInbox = denied.outcome().probe() instanceof Probe.Subscribe;
            return cell(grant, noInbox ? connection.decide(unanswered) : denied.outcome());
        }
        if (outcome instanceof RequestOutcome.Answered answered) {
            Message message = answered.message();
            OwnAnswer.doubt(topology, grant.subject(), message)
                    .ifPresent(doubt -> notShown.add(new NotTried(
                            grant.requirement(), principal.name() + " may " + grant.reason() + ", but " + doubt)));
            return cell(grant, !message.hasStatus(Message.NO_RESPONDERS), words(message));
        }
        throw new ProbeEnvironmentException("the server permits " + principal.name() + " to publish to " + subject
                + " and answers nothing within " + ANSWER.toSeconds() + " s");
    }

    private static String words(Message message) {
        if (message.hasStatus(Message.NO_RESPONDERS)) {
            return "permitted, and nobody listens there: 503 no responders";
        }
        return "answered: "
                + (message.status() == null ? message.text() : message.status() + " " + message.statusText());
    }

    private Cell cell(Grant grant, Outcome outcome) {
        return cell(grant, outcome.allowed(), outcome.evidence());
    }

    private Cell cell(Grant grant, boolean allowed, String evidence) {
        return new Cell(
                principal.name(),
                grant.requirement(),
                grant.reason(),
                grant.direction(),
                grant.subject(),
                grant.queue(),
                true,
                allowed,
                evidence);
    }
}
