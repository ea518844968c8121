package dev.drawbridge.topology;

/**
 * How a consumer delivers that sends its messages out instead of waiting to be asked for them.
 *
 * @param subject the deliver subject, the consumer's own: outside every stream, and without wildcards
 * @param group the queue group in which the app's instances share the deliveries
 */
public record Push(String subject, String group) {}
