package dev.drawbridge.steps;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.permissions.probe.Outcome;
import dev.drawbridge.permissions.probe.Probe;
import dev.drawbridge.permissions.probe.ProbeSubscription;
import java.util.List;

/**
 * Whether the server writes for an app where the app may not, shown without harm: what the server refuses on content has the
 * inbox of somebody else as its reply subject, who listens there. Where the server's answer arrives, a request to delete
 * would arrive at the API just so.
 */
public final class ForeignInbox {

    private static final String LISTENER = "observer";

    private final Evidence evidence;
    private final Probes probes;

    public ForeignInbox(Evidence evidence, Probes probes) {
        this.evidence = evidence;
        this.probes = probes;
    }

    /**
     * Tries it.
     *
     * @param refused what the server answers and does not do
     * @param inPlaceOf the reply subject that does harm, for the evidence
     * @throws MissingControlException where the app may write there itself, so that nothing is shown
     */
    void hearsNothingOf(String app, Probe.Publish refused, String inPlaceOf) {
        String inbox = probes.as(LISTENER).newInbox();
        try (ProbeSubscription heard = probes.as(LISTENER).subscribe(inbox)) {
            if (!heard.outcome().allowed()
                    || probes.as(app).decide(Probe.publish(inbox, "")).allowed()) {
                throw new MissingControlException(
                        "an inbox that " + LISTENER + " listens on and " + app + " may not write to",
                        "give " + LISTENER + " its own inbox, and see what else fails of " + app);
            }
            Probe.Publish sent = new Probe.Publish(refused.subject(), inbox, refused.headers(), refused.body());
            Outcome outcome = probes.decide(app, List.of(sent)).get(0);
            evidence.record("tried without harm, with an inbox of " + LISTENER + " in place of " + inPlaceOf
                    + "; the server " + (outcome.allowed() ? "took" : "refused") + " the request itself");
            probes.sentinel(app, refused.subject(), refused.headers(), refused.body(), () -> false);
            List<Message> arrived = heard.drain();
            if (!arrived.isEmpty()) {
                throw new AssertionError("expected the server to write nothing for " + app + " where " + app
                        + " itself may not; it wrote to an inbox of " + LISTENER + ": " + arrived.get(0)
                        + ". With the reply subject " + inPlaceOf + " it would have acted there");
            }
        }
    }
}
