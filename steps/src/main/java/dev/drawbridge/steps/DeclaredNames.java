package dev.drawbridge.steps;

import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The features are written with the names of the seed's topology. In another topology the names that stand at the same
 * places are meant: its first app for {@code system_a}, its first stream for {@code sync-stream}.
 */
final class DeclaredNames {

    private final Map<String, String> meant = new HashMap<>();
    private final Pattern any;

    DeclaredNames(Topology declared) {
        Topology seed = TopologyYaml.seed();
        meant.put(seed.streams().get(0).name(), declared.streams().get(0).name());
        for (int i = 0; i < seed.apps().size(); i++) {
            var written = seed.apps().get(i);
            var app = declared.apps().get(i);
            meant.put(written.name(), app.name());
            meant.put(written.publishes().get(0), app.publishes().get(0));
            meant.put(written.deadLetters(), app.deadLetters());
            meant.put(written.consumers().get(0).name(), app.consumers().get(0).name());
        }
        any = Pattern.compile(meant.keySet().stream()
                // A subject has the names of apps in it.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\w-])(?:", ")(?![\\w-])")));
    }

    /** A text of a feature, with the names that are meant. */
    String in(String text) {
        return any.matcher(text).replaceAll(found -> Matcher.quoteReplacement(meant.getOrDefault(found.group(), "")));
    }
}
