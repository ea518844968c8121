package dev.drawbridge.harness.process;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.WaitResponse;
import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.workspace.Workspace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A container, each start a new one of its image, as orchestrators have it. It uses this machine's network, so that it
 * reaches what listens on the loopback and is reached there, and is removed as soon as it has ended.
 *
 * <p>By docker-java as Testcontainers configures it, and not by its {@code GenericContainer}, which waits for readiness by
 * itself, starts a helper of its own beside, and has no exit status.
 */
final class RunningContainer implements Running {
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Workspace workspace;
    private final ContainerEngine engine;
    private final String name;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    private RunningContainer(Workspace workspace, ContainerEngine engine, String name) {
        this.workspace = workspace;
        this.engine = engine;
        this.name = name;
    }

    /** @throws EnvironmentException when no engine answers, or it can't start the container */
    static RunningContainer start(Workspace workspace, ProcessSpec spec) {
        String image = Objects.requireNonNull(spec.image());
        ContainerEngine engine = ContainerEngine.find();
        // Known before it is made: whatever ends this run in between, somebody removes it.
        String name = "drawbridge-" + spec.name().replaceAll("[^a-zA-Z0-9_.-]", "-") + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        RunningContainer container = new RunningContainer(workspace, engine, name);
        workspace.watchContainer(name, engine.address());
        try {
            new ContainerForm(spec, workspace).create(engine.client(), image, name);
            engine.client().startContainerCmd(name).exec();
            engine.client().waitContainerCmd(name).exec(container.new Ending());
            return container;
        } catch (RuntimeException e) {
            container.remove();
            throw new EnvironmentException(
                    spec.name() + " can't be started: " + ContainerEngine.reason(e),
                    "a container of " + image + " on " + engine.address(),
                    List.of(),
                    "check that this engine has the image and can run it: docker run --rm --network host " + image,
                    e);
        }
    }

    @Override
    public String where() {
        return "container " + name;
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.empty();
    }

    @Override
    public boolean isAlive() {
        return !exit.isDone();
    }

    @Override
    public int exitValue() {
        if (isAlive()) {
            throw new IllegalStateException(where() + " has not ended");
        }
        try {
            return exit.get();
        } catch (ExecutionException e) {
            throw lost(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted, with nothing to wait for", e);
        }
    }

    @Override
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException running) {
            return false;
        } catch (ExecutionException e) {
            throw lost(e);
        }
    }

    @Override
    public void terminate() {
        signal("TERM");
    }

    @Override
    public void kill() {
        signal("KILL");
    }

    @Override
    public void signal(String signal) {
        if (isAlive()) {
            try {
                engine.client().killContainerCmd(name).withSignal(signal).exec();
            } catch (NotFoundException | ConflictException ended) {
                // In the meantime, and by itself.
            } catch (RuntimeException e) {
                throw lost(e);
            }
        }
    }

    @Override
    public void follow(LiveLog log) {
        ContainerLog output = new ContainerLog(log, 0, line -> {});
        engine.client()
                .logContainerCmd(name)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(output);
        exit.handle((status, failure) -> status).join();
        output.awaitEnd(LAST_WORDS);
        remove();
    }

    /** An engine that is gone leaves it to the reaper, for when it is back. */
    private void remove() {
        try {
            engine.client()
                    .removeContainerCmd(name)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException gone) {
            // Nothing is left, or somebody removes it already.
        } catch (RuntimeException unreachable) {
            return;
        }
        workspace.forgetContainer(name, engine.address());
    }

    private EnvironmentException lost(Throwable cause) {
        return new EnvironmentException(
                "the container engine no longer tells of " + where() + ": " + ContainerEngine.reason(cause),
                engine.address(),
                List.of(),
                "see whether the engine still runs: docker version",
                cause);
    }

    /** Told by the engine how the container ended. */
    private final class Ending extends ResultCallback.Adapter<WaitResponse> {
        @Override
        public void onNext(WaitResponse ended) {
            exit.complete(ended.getStatusCode());
        }

        @Override
        public void onError(Throwable failure) {
            // Told by an exception; the library's own answer is a log with a stack trace.
            exit.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            exit.completeExceptionally(new IOException("it said no more, and no status"));
            super.onComplete();
        }
    }
}
