package dev.drawbridge.harness.process;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Hands a container's output on as lines, leaving out those that an earlier follower had.
 */
public final class ContainerLog extends ResultCallback.Adapter<Frame> {
    private final LiveLog log;
    private final int skip;
    private final IntConsumer seen;
    /** Of each stream what has no end of line yet. In bytes: a frame may end within a character. */
    private final Map<StreamType, ByteArrayOutputStream> partial = new EnumMap<>(StreamType.class);

    private int count;

    /**
     * @param skip how many lines to leave out at the beginning
     * @param seen told of each line's number
     */
    public ContainerLog(LiveLog log, int skip, IntConsumer seen) {
        this.log = log;
        this.skip = skip;
        this.seen = seen;
    }

    @Override
    public void onNext(Frame frame) {
        ByteArrayOutputStream line =
                partial.computeIfAbsent(frame.getStreamType(), type -> new ByteArrayOutputStream());
        for (byte each : frame.getPayload()) {
            if (each == '\n') {
                end(line);
            } else {
                line.write(each);
            }
        }
    }

    private void end(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        count++;
        if (count > skip) {
            log.append(text);
            seen.accept(count);
        }
    }

    @Override
    public void onComplete() {
        partial.values().stream().filter(rest -> rest.size() > 0).forEach(this::end);
        log.end();
        super.onComplete();
    }

    /** As an engine that went away ends it; whoever reads nothing more learns so from the log's end. */
    @Override
    public void onError(Throwable failure) {
        onComplete();
    }

    /** Waits until the container's output has ended, so that this follower says nothing more. */
    public void awaitEnd(Duration patience) {
        try {
            awaitCompletion(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
