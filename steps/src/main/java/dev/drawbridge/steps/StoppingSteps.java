package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.observe.StoredMessage;
import dev.drawbridge.harness.process.ManagedProcess;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Stopping an app by SIGTERM while it has work in its hands. */
public final class StoppingSteps {

    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;
    private static final Duration CLOSING = Duration.ofSeconds(3);
    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final HeldWrites held;
    private final OutageSteps outages;
    private final List<CompletableFuture<Answer>> requests = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private @Nullable ManagedProcess process;
    private Instant told = Instant.MAX;

    /** An event of the peer that the app is to apply. */
    private record Event(ObjectNode body, long sequence) {
        String id() {
            return body.path("resource_id").asString();
        }

        String name() {
            return body.path("payload").path("name").asString();
        }
    }

    public StoppingSteps(World world, Evidence evidence, Deliveries deliveries, HeldWrites held, OutageSteps outages) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.held = held;
        this.outages = outages;
    }

    /** Its database holds them there, so that the signal finds all of them under way and not by luck. */
    @Given("{name} has {int} requests and {int} events in its hands, each in the middle of a write")
    @Needs({Control.DATABASES, Control.WRITES})
    public void hasWorkInHands(String app, int requestCount, int eventCount) {
        held.hold(app);
        ExecutorService callers = Executors.newFixedThreadPool(requestCount);
        for (int each = 0; each < requestCount; each++) {
            requests.add(CompletableFuture.supplyAsync(
                    () -> world.bridge()
                            .app(app)
                            .client()
                            .create(Resource.ORGANIZATION, Names.organization("stopping-" + Names.unique())),
                    callers));
        }
        callers.shutdown();
        Eventually.until(
                "writes of " + app + " for " + requestCount + " requests",
                TIMEOUTS.reaction(),
                held.writes()::writers,
                writers -> writers >= requestCount);
        String peer = deliveries.peerOf(app);
        for (int each = 0; each < eventCount; each++) {
            ObjectNode body = Envelopes.organization(
                    peer,
                    "created",
                    Envelopes.unusedId(Resource.ORGANIZATION),
                    "Stopping " + Names.unique(),
                    Instant.now());
            events.add(new Event(body, deliveries.publishAs(peer, Envelopes.bytes(body))));
        }
        evidence.record(Eventually.until(
                        "events that " + app + " was delivered and has not answered",
                        TIMEOUTS.reaction(),
                        () -> world.bridge()
                                .observer()
                                .consumer(deliveries.durableOf(app))
                                .getNumAckPending(),
                        pending -> pending >= eventCount)
                + " events are delivered and not answered, and " + held.writes().writers()
                + " writes wait for the database");
    }

    @When("{name} is told to stop by SIGTERM, and its database then takes writes again")
    public void terminate(String app) {
        outages.willBeStopped(app);
        told = Instant.now();
        process = world.bridge().app(app).terminate();
        evidence.record(closing(app));
        held.release();
    }

    /** Nobody is blamed for taking requests a little longer: this is to have the stop begun before the work ends. */
    private String closing(String app) {
        Instant end = told.plus(CLOSING);
        while (Instant.now().isBefore(end)) {
            try {
                Answer health = world.bridge().app(app).client().health();
                if (health.status() != 200) {
                    return "after SIGTERM " + health;
                }
            } catch (EnvironmentException refused) {
                return "after SIGTERM " + app + " takes no further request";
            }
        }
        return app + " goes on taking requests " + CLOSING.toSeconds() + " s after SIGTERM";
    }

    @Then("{name} ends in bounded time, every request answered and every event acknowledged")
    public void endsInOrder(String app) {
        ManagedProcess stopping = Objects.requireNonNull(process, "no step told an app to stop");
        OptionalInt status = stopping.awaitExit(TIMEOUTS.stop().minus(Duration.between(told, Instant.now())));
        evidence.record(app + " ended with status " + status + ", "
                + Duration.between(told, Instant.now()).toMillis() + " ms after SIGTERM");
        assertThat(status)
                .as("status of %s within %d s of SIGTERM", app, TIMEOUTS.stop().toSeconds())
                .isPresent();
        for (CompletableFuture<Answer> request : requests) {
            assertThat(isMade(request))
                    .as("the answer to a request that %s had in its hands at SIGTERM: %s", app, answerOf(request))
                    .isTrue();
        }
        for (Event event : events) {
            // What it said last may be on its way here still.
            Eventually.until(
                    "message " + event.sequence() + ", which " + app
                            + " had in its hands at SIGTERM, to be acknowledged",
                    TIMEOUTS.reaction(),
                    () -> deliveries.answers(app, event.sequence()),
                    answers -> answers.stream().anyMatch(Deliveries::isAcknowledgement));
        }
    }

    private static boolean isMade(CompletableFuture<Answer> request) {
        return request.handle((answer, none) -> none == null && answer.says(Meaning.CREATED))
                .join();
    }

    private static String answerOf(CompletableFuture<Answer> request) {
        try {
            return request.join().toString();
        } catch (CompletionException none) {
            return String.valueOf(
                    Objects.requireNonNullElse(none.getCause(), none).getMessage());
        }
    }

    @Then("{name} shows what {name} was asked for, each published once")
    public void shownAndPublishedOnce(String peer, String app) {
        String subject = world.bridge().topology().app(app).publishes().get(0);
        for (CompletableFuture<Answer> request : requests) {
            Answer made = request.join();
            Eventually.until(
                    "organization " + made.id() + " at " + peer,
                    TIMEOUTS.arrival(),
                    () -> world.bridge().app(peer).client().get(Resource.ORGANIZATION, made.id()),
                    answer -> answer.says(Meaning.READ));
            List<StoredMessage> published = world.bridge().observer().after(subject, world.mark()).stream()
                    .filter(event ->
                            event.json().path("resource_id").asString("").equals(made.id()))
                    .toList();
            assertThat(published)
                    .as("events on %s about organization %s", subject, made.id())
                    .hasSize(1);
        }
        evidence.record(peer + " shows organizations "
                + requests.stream().map(request -> request.join().id()).toList() + ", each published once");
    }

    @Then("{name} shows what the events said")
    public void showsEvents(String app) {
        for (Event event : events) {
            Eventually.until(
                    "organization " + event.id() + " at " + app + " with the name " + event.name(),
                    TIMEOUTS.arrival(),
                    () -> world.bridge().app(app).client().get(Resource.ORGANIZATION, event.id()),
                    answer -> answer.json().path("name").asString("").equals(event.name()));
        }
        evidence.record(app + " shows organizations "
                + IntStream.range(0, events.size())
                        .mapToObj(i -> events.get(i).id())
                        .toList());
    }
}
