package dev.drawbridge.cli.up;

import java.util.List;

/**
 * What a later command must know of an example that was brought up. Holds no secret.
 *
 * @param keeper the process that all others end with
 * @param root the example's folder
 * @param configuration the file it was made of, empty for the seed's
 * @param ready whether {@code up} has handed over; if not, it was cut short
 * @param parts what the keeper has started
 */
record UpState(
        KnownProcess keeper,
        String root,
        String configuration,
        Ports ports,
        List<String> apps,
        boolean ready,
        List<Part> parts) {

    UpState {
        apps = List.copyOf(apps);
        parts = List.copyOf(parts);
    }

    /** One process of the example. */
    record Part(String name, KnownProcess process) {}

    UpState readyWith(List<Part> started) {
        return new UpState(keeper, root, configuration, ports, apps, true, started);
    }

    /** The parts that have ended by themselves. */
    List<String> ended() {
        return parts.stream()
                .filter(part -> !part.process().runs())
                .map(Part::name)
                .toList();
    }
}
