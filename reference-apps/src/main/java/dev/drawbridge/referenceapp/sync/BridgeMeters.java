package dev.drawbridge.referenceapp.sync;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What the bridge counts and measures, by the names under which it is exported. */
@Component
public class BridgeMeters {
    private final MeterRegistry registry;
    private final AtomicLong pending = new AtomicLong();

    BridgeMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("bridge.consumer.pending", pending, AtomicLong::get)
                .description("Messages that were waiting for this app's consumer, as its last delivery said")
                .register(registry);
    }

    /** One delivery was settled: processed, skipped, duplicate, sent_back or dead_lettered. */
    public void delivery(String outcome) {
        registry.counter("bridge.deliveries", "outcome", outcome).increment();
    }

    public void deadLetter(String reason) {
        delivery("dead_lettered");
        registry.counter("bridge.dead.letters", "reason", reason).increment();
    }

    /** Events that the stream has taken. */
    public void sent(int events) {
        registry.counter("bridge.events.sent").increment(events);
    }

    /** How many messages still wait at the server, as it said itself. */
    public void pending(long messages) {
        pending.set(messages);
    }

    public void inHand(Supplier<Number> size) {
        Gauge.builder("bridge.messages.in.hand", size)
                .description("Messages received and not answered yet")
                .register(registry);
    }
}
