package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.observe.Delivery;
import dev.drawbridge.harness.observe.DeliveryRecord;
import dev.drawbridge.harness.waiting.Eventually;
import io.cucumber.java.After;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Publishes in an app's place and follows what its peer answers to each delivery. */
public final class Deliveries {

    private final World world;
    private final Evidence evidence;
    private final Map<String, DeliveryRecord> records = new ConcurrentHashMap<>();

    public Deliveries(World world, Evidence evidence) {
        this.world = world;
        this.evidence = evidence;
    }

    /** Publishes an event as {@code app}, without a message id so that nothing is taken for a duplicate. */
    long publishAs(String app, byte[] body) {
        return publishAs(app, new Headers(), body);
    }

    long publishAs(String app, Headers headers, byte[] body) {
        follow(peerOf(app));
        String subject = world.bridge().topology().app(app).publishes().get(0);
        long sequence = world.bridge().clients().publisher(app).publish(subject, headers, body);
        evidence.record(app + " published message " + sequence + " on " + subject);
        return sequence;
    }

    /** Starts recording what {@code app} answers from now on. */
    void follow(String app) {
        records.computeIfAbsent(app, name -> world.bridge().observer().recordDeliveries(durableOf(name)));
    }

    /** The answers of {@code app} to deliveries of a message so far. */
    List<Delivery> answers(String app, long sequence) {
        DeliveryRecord record = records.get(app);
        return record == null ? List.of() : record.of(sequence);
    }

    /** Waits until {@code app} has acknowledged a message. */
    Delivery acknowledged(String app, long sequence, Duration atMost) {
        List<Delivery> answers = Eventually.until(
                app + " to acknowledge message " + sequence,
                atMost,
                () -> answers(app, sequence),
                given -> given.stream().anyMatch(Deliveries::isAcknowledgement));
        record(answers);
        return answers.stream()
                .filter(Deliveries::isAcknowledgement)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until {@code app} has given a message back. */
    void givenBack(String app, long sequence, Duration atMost) {
        List<Delivery> answers = Eventually.until(
                app + " to give message " + sequence + " back",
                atMost,
                () -> answers(app, sequence),
                given -> given.stream().anyMatch(each -> each.negative() || isAcknowledgement(each)));
        record(answers);
        assertThat(answers.stream().filter(Deliveries::isAcknowledgement).toList())
                .as("the end of message %d before %s has given it back", sequence, app)
                .isEmpty();
    }

    /** An app may say every few milliseconds that it is still at work, which nobody wants to read line by line. */
    private void record(List<Delivery> answers) {
        answers.stream().filter(Deliveries::isEnd).forEach(answer -> evidence.record(answer.toString()));
        long signs = answers.stream().filter(answer -> !isEnd(answer)).count();
        if (signs > 0) {
            evidence.record("beside that, deliveries were said to be still in progress " + signs + " times");
        }
    }

    /** Whether the app is done with a delivery, one way or another. */
    static boolean isEnd(Delivery delivery) {
        return !delivery.kind().equals("+WPI");
    }

    static boolean isAcknowledgement(Delivery delivery) {
        return delivery.kind().equals("+ACK") || delivery.kind().equals("+TERM");
    }

    String durableOf(String app) {
        return world.bridge().topology().app(app).consumers().get(0).name();
    }

    String peerOf(String app) {
        return world.bridge().topology().peersOf(app).get(0).name();
    }

    @After(order = 10)
    public void stopRecording() {
        records.values().forEach(DeliveryRecord::close);
    }
}
