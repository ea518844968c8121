package dev.drawbridge.permissions.live;

import dev.drawbridge.permissions.ApiCatalogue;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.permissions.probe.Outcome;
import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.permissions.probe.Probe;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeSubscription;
import dev.drawbridge.permissions.probe.RequestOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the server writes for an app where the app may not (PERM-28), shown without harm: a fetch that the server refuses
 * on content, or, of a push consumer, an answer to a delivery that is no kind of answer, has as reply the inbox of somebody
 * else, who listens. Where the server's reply arrives, a valid delete request would arrive at the API just so.
 */
final class Deputy {

    static final String REQUIREMENT = "PERM-28";

    private static final String ACK = "$JS.ACK.";

    private final LivePrincipal app;
    private final ProbeConnection asApp;
    private final ProbeConnection listener;

    Deputy(LivePrincipal app, ProbeConnection asApp, ProbeConnection listener) {
        this.app = app;
        this.asApp = asApp;
        this.listener = listener;
    }

    /** What came of it; empty when it shows nothing: the listener hears nothing, or the app's own fetch has no answer. */
    Optional<Cell> tried() {
        Optional<String> asked =
                granted("$JS.API.CONSUMER.MSG.NEXT.").or(() -> granted(ACK).map(Deputy::delivered));
        String inbox = listener.newInbox();
        try (ProbeSubscription heard = listener.subscribe(inbox)) {
            if (asked.isEmpty()
                    || !heard.outcome().allowed()
                    || asApp.decide(Probe.publish(inbox, "")).allowed()) {
                return Optional.empty();
            }
            Payload refusedOnContent = Payload.of(ApiCatalogue.HARMLESS);
            Outcome sent = asApp.decide(new Probe.Publish(asked.get(), inbox, Map.of(), refusedOnContent));
            if (!sent.allowed()) {
                return Optional.of(cell(inbox, false, sent.evidence()));
            }
            // What one consumer is asked is served in order: when this one is answered, the one before is over.
            RequestOutcome after = asApp.request(asked.get(), Map.of(), refusedOnContent, Trials.ANSWER);
            if (!(after instanceof RequestOutcome.Answered answered)
                    || answered.message().hasStatus(Message.NO_RESPONDERS)) {
                return Optional.empty();
            }
            List<Message> arrived = heard.drain();
            return Optional.of(
                    arrived.isEmpty()
                            ? cell(
                                    inbox,
                                    false,
                                    "nothing arrived there before the answer to the same request of its own")
                            : cell(inbox, true, "arrived there: " + arrived.get(0)));
        }
    }

    private Optional<String> granted(String start) {
        return app.needs().of(Direction.PUBLISH).stream()
                .map(Grant::subject)
                .filter(subject -> subject.startsWith(start))
                .findFirst();
    }

    /** A delivery that never was. The server answers whatever it is told of it, and does nothing (2.9, 2.10 and 2.15). */
    private static String delivered(String granted) {
        return granted.replace(">", "1.1.1.1700000000000000000.0");
    }

    private Cell cell(String inbox, boolean allowed, String evidence) {
        String what = "have the server write to another's inbox, as reply to a fetch or an ack";
        return new Cell(app.name(), REQUIREMENT, what, Direction.PUBLISH, inbox, null, false, allowed, evidence);
    }
}
