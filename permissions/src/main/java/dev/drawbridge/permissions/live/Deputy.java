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
 * on content has as reply the inbox of somebody else, who listens. Where the refusal arrives, a valid delete request would
 * arrive at the API just so.
 */
final class Deputy {

    static final String REQUIREMENT = "PERM-28";

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
        Optional<String> fetch = app.needs().of(Direction.PUBLISH).stream()
                .map(Grant::subject)
                .filter(subject -> subject.startsWith("$JS.API.CONSUMER.MSG.NEXT."))
                .findFirst();
        String inbox = listener.newInbox();
        try (ProbeSubscription heard = listener.subscribe(inbox)) {
            if (fetch.isEmpty()
                    || !heard.outcome().allowed()
                    || asApp.decide(Probe.publish(inbox, "")).allowed()) {
                return Optional.empty();
            }
            Payload refusedOnContent = Payload.of(ApiCatalogue.HARMLESS);
            Outcome sent = asApp.decide(new Probe.Publish(fetch.get(), inbox, Map.of(), refusedOnContent));
            if (!sent.allowed()) {
                return Optional.of(cell(inbox, false, sent.evidence()));
            }
            // Fetches of one consumer are served in order: when this one is answered, the one before is over.
            RequestOutcome after = asApp.request(fetch.get(), Map.of(), refusedOnContent, Trials.ANSWER);
            if (!(after instanceof RequestOutcome.Answered answered)
                    || answered.message().hasStatus(Message.NO_RESPONDERS)) {
                return Optional.empty();
            }
            List<Message> arrived = heard.drain();
            return Optional.of(
                    arrived.isEmpty()
                            ? cell(inbox, false, "nothing arrived there before the answer to the same fetch of its own")
                            : cell(inbox, true, "arrived there: " + arrived.get(0)));
        }
    }

    private Cell cell(String inbox, boolean allowed, String evidence) {
        String what = "have the server write to another's inbox, as reply to a fetch";
        return new Cell(app.name(), REQUIREMENT, what, Direction.PUBLISH, inbox, null, false, allowed, evidence);
    }
}
