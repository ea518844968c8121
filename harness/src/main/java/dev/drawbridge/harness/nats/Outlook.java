package dev.drawbridge.harness.nats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which server a run would take, found out without fetching or starting one.
 *
 * @param atHand the server that is on this machine; empty when there is none
 * @param fetches what a run would try to fetch: in place of what is at hand where that is an image that is preferred, and one
 *     after the other where nothing is at hand
 * @param attempts every place looked at, and what was there
 */
public record Outlook(Optional<String> atHand, List<String> fetches, List<Attempt> attempts) {

    public Outlook {
        fetches = List.copyOf(fetches);
        attempts = List.copyOf(attempts);
    }

    /** As {@link NatsBackends#find} would have it. */
    public static Outlook of(NatsBackends way, Requirement wanted) {
        return of(way, wanted, ContainerBackend.configuredImage(), Settings.ofMachine());
    }

    static Outlook of(NatsBackends way, Requirement wanted, String image, Settings settings) {
        return switch (way) {
            case CONTAINER -> container(image);
            case BINARY -> binary(wanted, settings);
            case AUTO -> container(image).or(() -> binary(wanted, settings));
        };
    }

    private static Outlook container(String image) {
        String fetched = "the image " + image;
        try {
            boolean there = Docker.hasImage(image);
            return new Outlook(
                    there ? Optional.of("a container of " + image) : Optional.empty(),
                    there ? List.of() : List.of(fetched),
                    List.of(new Attempt("container", there ? image + " is there" : "the engine lacks " + image)));
        } catch (IOException e) {
            return new Outlook(
                    Optional.empty(), List.of(), List.of(new Attempt("container", String.valueOf(e.getMessage()))));
        }
    }

    private static Outlook binary(Requirement wanted, Settings settings) {
        List<Source> sources = ServerBinary.sources(wanted, settings);
        List<Source> local =
                sources.stream().filter(each -> each.fetches().isEmpty()).toList();
        try {
            ServerBinary found = ServerBinary.first(local, wanted);
            return new Outlook(Optional.of(new BinaryBackend(found).describe()), List.of(), found.attempts());
        } catch (NoServerException none) {
            return new Outlook(
                    Optional.empty(),
                    sources.stream().flatMap(each -> each.fetches().stream()).toList(),
                    none.attempts());
        }
    }

    private Outlook or(Supplier<Outlook> second) {
        if (atHand.isPresent()) {
            return this;
        }
        Outlook other = second.get();
        return new Outlook(other.atHand, joined(fetches, other.fetches), joined(attempts, other.attempts));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
