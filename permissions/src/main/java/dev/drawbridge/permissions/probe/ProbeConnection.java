package dev.drawbridge.permissions.probe;

import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.ServerVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection of one principal that asks the server what it permits.
 *
 * <p>A denial leaves the connection usable. One thread at a time decides; others wait.
 */
public final class ProbeConnection implements AutoCloseable {

    /** How long a server may take for one round trip: far more than any healthy one does. */
    public static final Duration ROUND_TRIP = Duration.ofSeconds(10);

    /** Probes sent before a round trip: few enough that neither side's buffers fill up with violations. */
    private static final int BATCH = 250;

    /** How often a server is asked to take in whom it had no patience for (2 s, unless its configuration says more). */
    private static final int ATTEMPTS = 3;

    private final Link link;
    private final Handshake.Greeting greeting;
    private final String inboxPrefix;
    private final AtomicLong sids = new AtomicLong();

    private ProbeConnection(Link link, Handshake.Greeting greeting, String inboxPrefix) {
        this.link = link;
        this.greeting = greeting;
        this.inboxPrefix = inboxPrefix;
    }

    /**
     * Connects.
     *
     * @param login what to present; null for nothing, or for no more than the certificate of the endpoint
     * @param inboxPrefix the prefix, ending in a dot, for the replies to this principal
     * @throws ConnectRefusedException when the server would not have the credentials
     * @throws ProbeEnvironmentException when the server can't be reached or doesn't answer in time
     */
    public static ProbeConnection connect(Endpoint endpoint, @Nullable Login login, String inboxPrefix) {
        return open(endpoint, inboxPrefix, link -> Handshake.as(link, login));
    }

    /**
     * Goes to work without ever saying {@code CONNECT}.
     *
     * @param inboxPrefix the prefix, ending in a dot, for the replies to this connection
     * @throws ConnectRefusedException when the server would not have it
     * @throws ProbeEnvironmentException when the server can't be reached or doesn't answer in time
     */
    public static ProbeConnection withoutConnect(Endpoint endpoint, String inboxPrefix) {
        return open(endpoint, inboxPrefix, Handshake::asNobody);
    }

    private static ProbeConnection open(
            Endpoint endpoint, String inboxPrefix, Function<Link, Handshake.Greeting> handshake) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return heard(endpoint, inboxPrefix, handshake);
            } catch (TooLateException busy) {
                // Neither the server nor the credentials are at fault, and what was slow, loading classes say, is done
                // now.
            }
        }
        return heard(endpoint, inboxPrefix, handshake);
    }

    /** A server that says nothing is asked again so that its word can't get lost. */
    private static ProbeConnection heard(
            Endpoint endpoint, String inboxPrefix, Function<Link, Handshake.Greeting> handshake) {
        try {
            return opened(endpoint, inboxPrefix, handshake, false);
        } catch (CutOffException unheard) {
            try {
                return opened(endpoint, inboxPrefix, handshake, true);
            } catch (TooLateException busy) {
                throw busy;
            } catch (ProbeEnvironmentException none) {
                throw unheard;
            }
        }
    }

    private static ProbeConnection opened(
            Endpoint endpoint, String inboxPrefix, Function<Link, Handshake.Greeting> handshake, boolean frank) {
        Link link = Link.open(endpoint, ROUND_TRIP, frank);
        try {
            return new ProbeConnection(link, handshake.apply(link), inboxPrefix);
        } catch (RuntimeException e) {
            link.close();
            throw e;
        }
    }

    /** The version that the server told in its greeting. */
    public ServerVersion serverVersion() {
        return greeting.version();
    }

    /** The server's number for this connection: {@code cid} in its log. */
    public long clientId() {
        return greeting.clientId();
    }

    /** A fresh subject under this principal's inbox prefix. */
    public String newInbox() {
        return inboxPrefix + UUID.randomUUID().toString().replace("-", "");
    }

    /**
     * Tries all, and tells what the server decided about each, in order. What is permitted has its effect, except that
     * subscriptions are only checked: nothing is delivered to them, so that trying a push consumer's queue group takes no
     * message from the app (measured on nats-server 2.9.10, 2.10.27 and 2.15.1). For a principal that may not even listen
     * on its inbox, the first permitted subscription of a batch stands for the moment of a round trip.
     *
     * @throws ProbeEnvironmentException when the server is gone, silent, or complains about something else
     */
    public List<Outcome> decide(List<? extends Probe> probes) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int start = 0; start < probes.size(); start += BATCH) {
            outcomes.addAll(decideBatch(probes.subList(start, Math.min(start + BATCH, probes.size()))));
        }
        return outcomes;
    }

    /** As {@link #decide(List)} for one probe. */
    public Outcome decide(Probe probe) {
        return decide(List.of(probe)).get(0);
    }

    private List<Outcome> decideBatch(List<? extends Probe> probes) {
        // The server checks a subscription under a number that is taken against the permissions, and then leaves it.
        Probe.Subscribe first = Probe.subscribe(newInbox());
        String taken = newSid();
        List<Probe> all = new ArrayList<>(List.of(first));
        all.addAll(probes);
        Wire wire = new Wire();
        for (Probe probe : all) {
            if (probe instanceof Probe.Publish publish) {
                wire.publish(publish);
            } else if (probe instanceof Probe.Subscribe subscribe) {
                wire.subscribe(subscribe.subject(), subscribe.queue(), taken);
            }
        }
        List<Outcome> outcomes = Attribution.of(all, link.roundTrip(wire));
        unsubscribe(taken);
        return outcomes.subList(1, outcomes.size());
    }

    /** Subscribes and listens until closed; whether it was permitted is in the subscription's outcome. */
    public ProbeSubscription subscribe(Probe.Subscribe probe) {
        String sid = newSid();
        BlockingQueue<Message> arrived = ProbeSubscription.newQueue();
        link.deliverTo(sid, arrived);
        List<String> errors = link.roundTrip(new Wire().subscribe(probe.subject(), probe.queue(), sid));
        Outcome outcome = Attribution.of(List.of(probe), errors).get(0);
        return new ProbeSubscription(this, sid, outcome, arrived);
    }

    /** As {@link #subscribe(Probe.Subscribe)}, without a queue group. */
    public ProbeSubscription subscribe(String subject) {
        return subscribe(Probe.subscribe(subject));
    }

    /** As {@link #request(String, Map, Payload, Duration)} with a text and no headers. */
    public RequestOutcome request(String subject, String body, Duration timeout) {
        return request(subject, Map.of(), Payload.of(body), timeout);
    }

    /**
     * Publishes with a fresh inbox as reply and waits for the first answer.
     *
     * @param timeout how long to wait for the answer once the server has permitted the request
     * @throws ProbeEnvironmentException when the server is gone or silent
     */
    public RequestOutcome request(String subject, Map<String, String> headers, Payload body, Duration timeout) {
        String inbox = newInbox();
        try (ProbeSubscription answers = subscribe(inbox)) {
            if (!answers.outcome().allowed()) {
                return new RequestOutcome.Denied(answers.outcome());
            }
            Outcome sent = decide(new Probe.Publish(subject, inbox, headers, body));
            if (!sent.allowed()) {
                return new RequestOutcome.Denied(sent);
            }
            Optional<Message> answer = answers.next(timeout);
            return answer.<RequestOutcome>map(RequestOutcome.Answered::new)
                    .orElseGet(() -> new RequestOutcome.Unanswered(timeout));
        }
    }

    /**
     * One round trip: whatever the server had sent before is here afterwards.
     *
     * @return what the server complained about since the last round trip, for instance that a reload withdrew the
     *     permission of a live subscription
     */
    public List<String> flush() {
        return link.roundTrip(new Wire());
    }

    /** Whether the connection still stands. */
    public boolean isAlive() {
        return link.isAlive();
    }

    void requireAlive() {
        link.requireAlive();
    }

    void unsubscribe(String sid) {
        link.forget(sid);
    }

    private String newSid() {
        return Long.toString(sids.incrementAndGet());
    }

    @Override
    public void close() {
        link.close();
    }
}
