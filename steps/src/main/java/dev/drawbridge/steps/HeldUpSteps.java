package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.observe.Delivery;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import dev.drawbridge.topology.ConsumerSpec;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What lies behind a message that an app can't apply yet. */
public final class HeldUpSteps {

    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;

    /** How often both are published anew when the app was late with the second one, as a busy machine makes it. */
    private static final int TRIES = 5;

    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final Originals originals;
    private final RetrySteps retries;
    private @Nullable Orphan behind;
    private List<Delivery> endedBefore = List.of();

    public HeldUpSteps(World world, Evidence evidence, Deliveries deliveries, Originals originals, RetrySteps retries) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.originals = originals;
        this.retries = retries;
    }

    /**
     * Whoever holds up what is behind does so each time. Whoever doesn't may still need longer for it, now and then, than
     * all retries take at the fast pace.
     */
    @When(
            "the peer of {name} publishes a user of an organization that {name} does not have, and another organization behind it")
    @Needs(Control.WRITES)
    public void publishesBehind(String app, String same) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Duration lay = publishesBehindOnce(app);
            if (endedBefore.isEmpty() || lay.compareTo(TIMEOUTS.reaction()) > 0) {
                return;
            }
            evidence.record("try " + attempt + " of " + TRIES + ": applied " + lay.toMillis()
                    + " ms after it was published, behind the end of the user's message: " + endedBefore);
        }
    }

    /** Says how long the second message lay there before the app had applied it. */
    private Duration publishesBehindOnce(String app) {
        String peer = deliveries.peerOf(app);
        retries.publishOrphan(app);
        behind = Orphan.from(peer);
        long sequence = deliveries.publishAs(peer, behind.organization());
        Instant published = Instant.now();
        ConsumerSpec consumer = world.bridge().topology().app(app).consumers().get(0);
        Instant applied = deliveries
                .acknowledged(app, sequence, TIMEOUTS.reaction().plus(Timeouts.backoffChain(consumer)))
                .seen();
        endedBefore = deliveries.answers(app, originals.sequence()).stream()
                .filter(Deliveries::isAcknowledgement)
                .filter(answer -> answer.seen().isBefore(applied))
                .toList();
        return Duration.between(published, applied);
    }

    @Then("{name} has applied that other organization while the user is still being retried")
    public void appliedInTheMeantime(String app) {
        String id = Objects.requireNonNull(behind).organizationId();
        assertThat(endedBefore)
                .as("the end of the user's message, which was before the organization behind it was applied")
                .isEmpty();
        Eventually.until(
                "organization " + id + " at " + app,
                TIMEOUTS.reaction(),
                () -> world.bridge().app(app).client().get(Resource.ORGANIZATION, id),
                answer -> answer.says(Meaning.READ));
    }
}
