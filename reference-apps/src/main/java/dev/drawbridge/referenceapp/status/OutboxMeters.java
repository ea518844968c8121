package dev.drawbridge.referenceapp.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How much waits in the outbox and for how long, asked of the database at most every two seconds. */
@Component
class OutboxMeters {
    private static final long FRESH_NS = TimeUnit.SECONDS.toNanos(2);

    private record State(double size, double ageSeconds, long read) {}

    private final JdbcClient jdbc;
    private State last = new State(Double.NaN, Double.NaN, System.nanoTime() - FRESH_NS);

    OutboxMeters(JdbcClient jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        Gauge.builder("bridge.outbox.pending", () -> state().size())
                .description("Events that the stream has not taken yet")
                .register(registry);
        Gauge.builder("bridge.outbox.age", () -> state().ageSeconds())
                .description("For how long the oldest of them has waited; 0 when there is none")
                .baseUnit("seconds")
                .register(registry);
    }

    private synchronized State state() {
        if (System.nanoTime() - last.read() >= FRESH_NS) {
            try {
                last = jdbc.sql("select count(*) as size,"
                                + " coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0) as age"
                                + " from outbox where sent_at is null")
                        .query((row, number) ->
                                new State(row.getDouble("size"), row.getDouble("age"), System.nanoTime()))
                        .single();
            } catch (DataAccessException | TransactionException e) {
                // Unknown, and not what it was before: a graph must show the gap.
                last = new State(Double.NaN, Double.NaN, System.nanoTime());
            }
        }
        return last;
    }
}
