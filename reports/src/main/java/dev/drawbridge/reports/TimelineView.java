package dev.drawbridge.reports;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The retries for the page: a message in each row, its deliveries along one scale of time. */
final class TimelineView {

    private final List<Delivery> deliveries;

    TimelineView(List<Delivery> deliveries) {
        this.deliveries = deliveries;
    }

    List<Map<String, Object>> rows() {
        Map<List<String>, List<Delivery>> byMessage = new LinkedHashMap<>();
        deliveries.forEach(delivery -> byMessage
                .computeIfAbsent(List.of(delivery.consumer(), delivery.message()), key -> new ArrayList<>())
                .add(delivery));
        return byMessage.entrySet().stream()
                .map(row -> Map.<String, Object>of(
                        "consumer", row.getKey().get(0),
                        "message", row.getKey().get(1),
                        "dots", row.getValue().stream().map(this::dot).toList(),
                        "times",
                                row.getValue().stream()
                                        .map(delivery -> Times.of(delivery.at()))
                                        .collect(joining(", ")),
                        "gaps", gaps(row.getValue())))
                .toList();
    }

    private Map<String, Object> dot(Delivery delivery) {
        double share = (double) delivery.at().toMillis() / Math.max(1, longest().toMillis());
        return Map.of(
                "css", delivery.early() ? "dot early" : "dot",
                "left", String.format(Locale.ROOT, "%.2f", share * 96),
                "number", delivery.number());
    }

    private static String gaps(List<Delivery> row) {
        String early = row.stream()
                .filter(Delivery::early)
                .map(delivery -> "delivery " + delivery.number() + " came at " + Times.of(delivery.at())
                        + ", declared no earlier than " + Times.of(delivery.declared()))
                .collect(joining("; "));
        return early.isEmpty() ? "✓ no gap shorter than declared" : "✗ " + early;
    }

    private Duration longest() {
        return deliveries.stream().map(Delivery::at).max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
