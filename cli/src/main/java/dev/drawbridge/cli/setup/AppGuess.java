package dev.drawbridge.cli.setup;

import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.StreamSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which apps there seem to be. A subject's first token is taken for the app that writes it; dead letters are known by their
 * name; and a consumer is taken for that of the app that it is named after, or of the only one that doesn't write what it reads.
 */
final class AppGuess {

    private static final Pattern DEAD = Pattern.compile("(?i)(^|.*[._-])(dlq|dlx|dead|dead[-_]?letters?)([._-].*|$)");

    /** For whoever reads the file. */
    static final List<String> REMARKS = List.of(
            "Which app writes and reads what is guessed by the names of subjects and consumers: check it.",
            "Whether each app has an account of its own (isolated) can't be seen: check topology.layout.");

    private final Map<String, List<String>> publishes = new LinkedHashMap<>();
    private final Map<String, String> deadLetters = new LinkedHashMap<>();
    private final Map<String, List<ConsumerSpec>> consumers = new LinkedHashMap<>();
    private final List<String> unowned = new ArrayList<>();

    private AppGuess() {}

    /**
     * Guesses.
     *
     * @param publishes what is known of an app's subjects, by app
     * @param deadLetters likewise
     * @param owners the app of a consumer, where it is known
     */
    static AppGuess of(
            SeenServer seen,
            Map<String, String> publishes,
            Map<String, String> deadLetters,
            Map<String, String> owners) {
        AppGuess guess = new AppGuess();
        publishes.forEach(
                (app, subjects) -> guess.publishes.put(app, new ArrayList<>(List.of(subjects.split(",", -1)))));
        guess.deadLetters.putAll(deadLetters);
        guess.subjects(seen);
        seen.consumers().forEach(consumer -> guess.consumer(consumer, owners.get(consumer.name())));
        return guess;
    }

    private void subjects(SeenServer seen) {
        Set<String> literal = new LinkedHashSet<>();
        seen.streams().stream()
                .map(StreamSpec::subjects)
                .flatMap(Collection::stream)
                .forEach(literal::add);
        seen.consumers().stream()
                .map(ConsumerSpec::filters)
                .flatMap(Collection::stream)
                .forEach(literal::add);
        literal.removeIf(subject -> !Subjects.isLiteral(subject));
        Set<String> known = new LinkedHashSet<>(deadLetters.values());
        publishes.values().forEach(known::addAll);
        literal.removeAll(known);
        for (String subject : literal) {
            String app = Subjects.tokens(subject).get(0);
            if (DEAD.matcher(subject).matches()) {
                deadLetters.putIfAbsent(app, subject);
            } else {
                publishes.computeIfAbsent(app, one -> new ArrayList<>()).add(subject);
            }
        }
    }

    private void consumer(ConsumerSpec consumer, @Nullable String known) {
        List<String> readers = known != null
                ? List.of(known)
                : names().stream()
                        .filter(app -> publishes.getOrDefault(app, List.of()).stream()
                                .noneMatch(own ->
                                        consumer.filters().stream().anyMatch(read -> Subjects.overlaps(read, own))))
                        .toList();
        List<String> named =
                readers.stream().filter(app -> consumer.name().contains(app)).toList();
        List<String> owners = known == null && !named.isEmpty() ? named : readers;
        if (owners.size() == 1) {
            consumers.computeIfAbsent(owners.get(0), one -> new ArrayList<>()).add(consumer);
        } else {
            unowned.add(consumer.name());
        }
    }

    /** The apps, in the order in which their subjects were seen. */
    Set<String> names() {
        return publishes.keySet();
    }

    /** The consumers of which it can't be told whose they are. */
    List<String> unowned() {
        return List.copyOf(unowned);
    }

    /** The apps of which it can't be told where they dead-letter. */
    List<String> withoutDeadLetters() {
        return names().stream().filter(app -> !deadLetters.containsKey(app)).toList();
    }

    /** Whether no consumer is taken for this app's. */
    boolean readsNothing(String app) {
        return consumers.getOrDefault(app, List.of()).isEmpty();
    }

    /** The apps, where nothing is missing. */
    List<App> apps() {
        return names().stream()
                .map(app -> new App(
                        app,
                        "_INBOX_" + app + ".",
                        publishes.getOrDefault(app, List.of()),
                        deadLetters.getOrDefault(app, ""),
                        consumers.getOrDefault(app, List.of())))
                .toList();
    }
}
