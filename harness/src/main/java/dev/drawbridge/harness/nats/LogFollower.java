package dev.drawbridge.harness.nats;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import dev.drawbridge.harness.process.LiveLog;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Hands a container's output on as lines, leaving out those that an earlier follower had. */
final class LogFollower extends ResultCallback.Adapter<Frame> {
    private final LiveLog log;
    private final int skip;
    private final IntConsumer seen;
    private final StringBuilder partial = new StringBuilder();
    private int count;

    LogFollower(LiveLog log, int skip, IntConsumer seen) {
        this.log = log;
        this.skip = skip;
        this.seen = seen;
    }

    @Override
    public void onNext(Frame frame) {
        partial.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
        for (int end = partial.indexOf("\n"); end >= 0; end = partial.indexOf("\n")) {
            String line = partial.substring(0, end).stripTrailing();
            partial.delete(0, end + 1);
            count++;
            if (count > skip) {
                log.append(line);
                seen.accept(count);
            }
        }
    }

    @Override
    public void onComplete() {
        log.end();
        super.onComplete();
    }

    /** Waits until the container's output has ended, so that this follower says nothing more. */
    void awaitEnd() {
        try {
            awaitCompletion(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
