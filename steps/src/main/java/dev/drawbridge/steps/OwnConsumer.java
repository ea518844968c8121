package dev.drawbridge.steps;

import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.permissions.probe.Outcome;
import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.permissions.probe.Probe;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeSubscription;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Push;
import io.cucumber.java.After;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What an app does with its own consumer, in the way in which the topology has it deliver. */
public final class OwnConsumer {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** A delivery that never was. The server answers whatever it is told of it, and does nothing (2.9, 2.10 and 2.15). */
    private static final String NO_DELIVERY = ".1.1.1.1700000000000000000.0";

    private static final String FETCH = "{\"batch\":1,\"expires\":5000000000}";

    /** Apps that wait at the same consumer are a few. */
    private static final int IN_LINE = 20;

    private static final Duration SOON = Duration.ofMillis(250);

    private final World world;
    private final Probes probes;
    private final Map<String, ProbeSubscription> pushed = new HashMap<>();
    private String handedOut = "";

    public OwnConsumer(World world, Probes probes) {
        this.world = world;
        this.probes = probes;
    }

    /**
     * As {@link #next}, and listens no more: a push consumer that nobody listens to delivers nothing again, so that the
     * message stays as it was handed out, as a fetched one does.
     */
    RequestOutcome onlyNext(String app) {
        RequestOutcome next = next(app);
        Optional.ofNullable(pushed.remove(world.bridge().name() + "/" + app)).ifPresent(ProbeSubscription::close);
        return next;
    }

    /**
     * A message although the app may be at work on the same consumer: waits in line with it while events are published, until
     * one is handed out here. Listens no more then, as {@link #onlyNext}.
     *
     * @param publish makes the consumer deliver one more
     */
    RequestOutcome inLine(String app, Runnable publish) {
        ConsumerSpec consumer = of(app);
        Push push = consumer.push();
        ProbeConnection connection = probes.as(app);
        String inbox = connection.newInbox();
        try (ProbeSubscription handed = connection.subscribe(
                push == null ? Probe.subscribe(inbox) : Probe.subscribe(push.subject(), push.group()))) {
            if (!handed.outcome().allowed()) {
                return new RequestOutcome.Denied(handed.outcome());
            }
            if (push == null) {
                Outcome asked = connection.decide(Probe.publish(fetch(consumer), inbox, FETCH));
                if (!asked.allowed()) {
                    return new RequestOutcome.Denied(asked);
                }
            }
            for (int events = 0; events < IN_LINE; events++) {
                publish.run();
                Optional<Message> next = handed.next(message -> message.status() == null, SOON);
                if (next.isPresent()) {
                    return new RequestOutcome.Answered(next.get());
                }
            }
            return new RequestOutcome.Unanswered(SOON.multipliedBy(IN_LINE));
        }
    }

    /** The next message: fetched, or, of a push consumer, the next delivered to the app while this scenario listens. */
    RequestOutcome next(String app) {
        ConsumerSpec consumer = of(app);
        Push push = consumer.push();
        if (push == null) {
            return probes.as(app).request(fetch(consumer), FETCH, ANSWER);
        }
        ProbeSubscription deliveries = pushed.computeIfAbsent(
                world.bridge().name() + "/" + app,
                any -> probes.as(app).subscribe(Probe.subscribe(push.subject(), push.group())));
        if (!deliveries.outcome().allowed()) {
            return new RequestOutcome.Denied(deliveries.outcome());
        }
        // All that is pending is delivered at once, and again until it is acknowledged: the copies are on their way
        // too.
        Optional<Message> delivered =
                deliveries.next(message -> !sequence(message).equals(handedOut), ANSWER);
        delivered.ifPresent(message -> handedOut = sequence(message));
        return delivered
                .<RequestOutcome>map(RequestOutcome.Answered::new)
                .orElseGet(() -> new RequestOutcome.Unanswered(ANSWER));
    }

    /** A delivery's number in its stream, as its ack subject tells. */
    private static String sequence(Message delivery) {
        String[] tokens = String.valueOf(delivery.reply()).split("\\.", -1);
        return tokens.length > 5 ? tokens[5] : "";
    }

    /** Asks it what it answers without handing anything out, so that nothing is taken from the app that is at work. */
    RequestOutcome ask(String app) {
        ConsumerSpec consumer = of(app);
        return consumer.push() == null
                ? probes.as(app).request(fetch(consumer), "{\"batch\":1,\"no_wait\":true,\"max_bytes\":1}", ANSWER)
                : probes.as(app).request(ack(consumer), "{", ANSWER);
    }

    /**
     * Asks it so that the answer has an empty body, which the API takes for a valid request to delete: a fetch with nothing
     * pending (404), or, of a push consumer, an answer to a delivery.
     */
    Probe.Publish emptilyAnswered(String app, String reply) {
        ConsumerSpec consumer = of(app);
        return consumer.push() == null
                ? new Probe.Publish(fetch(consumer), reply, Map.of(), Payload.of("{\"batch\":1,\"no_wait\":true}"))
                : new Probe.Publish(ack(consumer), reply, Map.of(), Payload.of("{"));
    }

    /** Asks it what it refuses on content, and answers; of a push consumer, tells it of a delivery that never was. */
    Probe.Publish refused(String app) {
        ConsumerSpec consumer = of(app);
        return consumer.push() == null ? Probe.publish(fetch(consumer), "{") : answerToNone(app);
    }

    /** Tells it of a delivery that never was, in words that are no kind of answer: it confirms that, and does nothing. */
    Probe.Publish answerToNone(String app) {
        return Probe.publish(ack(of(app)), "{");
    }

    ConsumerSpec of(String app) {
        return world.bridge().topology().app(app).consumers().get(0);
    }

    private static String fetch(ConsumerSpec consumer) {
        return "$JS.API.CONSUMER.MSG.NEXT." + consumer.stream() + "." + consumer.name();
    }

    private static String ack(ConsumerSpec consumer) {
        return "$JS.ACK." + consumer.stream() + "." + consumer.name() + NO_DELIVERY;
    }

    /** Before the connections. */
    @After(order = 20)
    public void close() {
        pushed.values().forEach(ProbeSubscription::close);
    }
}
