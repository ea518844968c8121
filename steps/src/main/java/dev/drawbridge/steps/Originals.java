package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.observe.Delivery;
import dev.drawbridge.harness.observe.StoredMessage;
import dev.drawbridge.harness.waiting.Eventually;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages that a scenario has an app fail on, and the dead letters about them. */
public final class Originals {

    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private List<Original> originals = List.of();
    private final Map<Long, StoredMessage> deadLetters = new HashMap<>();
    private @Nullable StoredMessage deadLetter;

    public Originals(World world, Evidence evidence, Deliveries deliveries) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
    }

    /** A message that an app is to fail on, as its peer's principal published it. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Original(String app, String subject, long sequence, byte[] body) {}

    /** Publishes a message for that app, which is the one that the scenario is about from now on. */
    void publish(String app, Headers headers, byte[] body) {
        are(List.of(published(app, headers, body)));
    }

    void publish(String app, byte[] body) {
        publish(app, new Headers(), body);
    }

    /** Publishes a message for that app; the scenario is about it once it is told so. */
    Original published(String app, Headers headers, byte[] body) {
        String peer = deliveries.peerOf(app);
        String subject = world.bridge().topology().app(peer).publishes().get(0);
        return new Original(app, subject, deliveries.publishAs(peer, headers, body), body);
    }

    void are(List<Original> published) {
        originals = List.copyOf(published);
    }

    List<Original> all() {
        return originals;
    }

    Original one() {
        assertThat(originals).as("messages that this scenario is about").hasSize(1);
        return originals.get(0);
    }

    long sequence() {
        return one().sequence();
    }

    /** The dead letter that was found last. */
    StoredMessage deadLetter() {
        return Objects.requireNonNull(deadLetter, "no step found a dead letter");
    }

    /** The dead letter that was found about a message. */
    StoredMessage deadLetterOf(Original original) {
        return Objects.requireNonNull(
                deadLetters.get(original.sequence()), "no step found a dead letter about " + original.sequence());
    }

    /** Waits for a dead letter of the app that the message was for. */
    StoredMessage awaitDeadLetter(Original original, Duration atMost) {
        String app = original.app();
        Looked found = Eventually.until(
                "a dead letter of " + app + " about message " + original.sequence(),
                atMost,
                () -> new Looked(
                        deadLetters(app, original).stream().findFirst(),
                        app,
                        deliveries.answers(app, original.sequence())),
                looked -> looked.letter().isPresent());
        StoredMessage letter = found.letter().orElseThrow();
        deadLetter = letter;
        deadLetters.put(original.sequence(), letter);
        evidence.record("dead letter: " + letter + " reason " + letter.deadLetterHeader("x-dlq-reason"));
        return letter;
    }

    void awaitDeadLetter(Original original, String reason, Duration atMost) {
        assertThat(awaitDeadLetter(original, atMost).deadLetterHeader("x-dlq-reason"))
                .as(world.bridge().contract().deadLetters().headers().words("x-dlq-reason"))
                .isEqualTo(reason);
    }

    /**
     * The dead letters of an app about a message, in the order of the stream. A dead letter names its original's sequence
     * in its context; one that does not is told by its body.
     */
    List<StoredMessage> deadLetters(String app, Original original) {
        String subject = world.bridge().topology().app(app).deadLetters();
        return world.bridge().observer().after(subject, original.sequence()).stream()
                .filter(letter -> isAbout(letter, original))
                .toList();
    }

    private static boolean isAbout(StoredMessage letter, Original original) {
        if (letter.deadLetterHeader("x-dlq-context") != null) {
            return letter.deadLetterContext().path("sequence").asLong(0) == original.sequence();
        }
        return original.body().length > 0 && Arrays.equals(letter.body(), original.body());
    }

    /** What there is of a dead letter; where there is none, what became of the original says why. */
    private record Looked(Optional<StoredMessage> letter, String app, List<Delivery> answers) {
        @Override
        public String toString() {
            return letter.map(StoredMessage::toString)
                    .orElseGet(() -> "none, and the answers of " + app + " to the original: "
                            + (answers.isEmpty() ? "none" : answers));
        }
    }
}
