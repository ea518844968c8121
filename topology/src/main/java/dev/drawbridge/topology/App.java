package dev.drawbridge.topology;

import java.util.List;

/**
 * One application of the bridge.
 *
 * @param name the app's name; also its principal's
 * @param inboxPrefix the prefix, ending in a dot, under which this app alone receives replies
 * @param publishes the event subjects this app writes, one for each peer
 * @param deadLetters the dead-letter subject this app alone writes
 * @param consumers the durable consumers this app alone reads
 */
public record App(
        String name, String inboxPrefix, List<String> publishes, String deadLetters, List<ConsumerSpec> consumers) {

    public App {
        publishes = List.copyOf(publishes);
        consumers = List.copyOf(consumers);
    }
}
