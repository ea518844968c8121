package dev.drawbridge.harness.observe;

import dev.drawbridge.harness.EnvironmentException;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Every stream and consumer that the observer can see, at one time.
 *
 * @param configuration for each stream ({@code stream}) and consumer ({@code stream/consumer}): its configuration as the
 *     server gives it, and when it was made
 * @param state for each of them: sequences, counts and positions
 * @param contents for each stream: what it holds
 */
public record ServerSnapshot(
        Map<String, String> configuration, Map<String, String> state, Map<String, Content> contents) {

    /**
     * Takes a snapshot.
     *
     * @throws EnvironmentException when the observer may not see what it must
     */
    public static ServerSnapshot take(Connection observer) {
        return take(observer, any -> true);
    }

    /**
     * Takes one of some only, of a server on which the observer may not look at what others have there.
     *
     * @param which the streams by their name, the consumers as {@code stream/consumer}
     * @throws EnvironmentException when the observer may not see what it must
     */
    public static ServerSnapshot take(Connection observer, Predicate<String> which) {
        Map<String, String> configuration = new TreeMap<>();
        Map<String, String> state = new TreeMap<>();
        Map<String, Content> contents = new TreeMap<>();
        try {
            JetStreamManagement management = observer.jetStreamManagement();
            for (String stream : chosen(management.getStreamNames(), which)) {
                StreamInfo info = management.getStreamInfo(stream);
                configuration.put(
                        stream,
                        info.getCreateTime() + " " + info.getConfiguration().toJson());
                state.put(
                        stream,
                        "first " + info.getStreamState().getFirstSequence() + ", last "
                                + info.getStreamState().getLastSequence() + ", messages "
                                + info.getStreamState().getMsgCount() + ", consumers "
                                + info.getStreamState().getConsumerCount());
                contents.put(stream, Content.of(info.getStreamState()));
                for (String consumer :
                        chosen(management.getConsumerNames(stream), each -> which.test(stream + "/" + each))) {
                    ConsumerInfo each = management.getConsumerInfo(stream, consumer);
                    String name = stream + "/" + consumer;
                    configuration.put(
                            name,
                            each.getCreationTime() + " "
                                    + each.getConsumerConfiguration().toJson());
                    state.put(
                            name,
                            "delivered " + each.getDelivered().getStreamSequence() + ", acknowledged up to "
                                    + each.getAckFloor().getStreamSequence() + ", unacknowledged "
                                    + each.getNumAckPending() + ", pending " + each.getNumPending());
                }
            }
        } catch (IOException | JetStreamApiException e) {
            throw new EnvironmentException(
                    "looking at streams and consumers as the observer failed: " + e.getMessage(),
                    "the JetStream API",
                    List.of(),
                    "see that the server runs and that the observer's principal has its grants",
                    e);
        }
        return new ServerSnapshot(configuration, state, contents);
    }

    private static List<String> chosen(List<String> names, Predicate<String> which) {
        return names.stream().filter(which).toList();
    }

    /** How streams and consumers differ from what they were, a sentence each; empty when none does. */
    public List<String> configurationChangesSince(ServerSnapshot before) {
        return changes(before.configuration, configuration);
    }

    /** The same of their configuration and of their sequences, counts and positions. */
    public List<String> changesSince(ServerSnapshot before) {
        List<String> all = new ArrayList<>(configurationChangesSince(before));
        all.addAll(changes(before.state, state));
        return all.stream().distinct().toList();
    }

    /** How many messages all streams hold. */
    public long messages() {
        return contents.values().stream().mapToLong(Content::messages).sum();
    }

    /** The streams that no longer hold all that they held, a sentence each; empty when all do. */
    public List<String> lossesSince(ServerSnapshot before) {
        List<String> losses = new ArrayList<>();
        before.contents.forEach((stream, held) -> {
            Content now = contents.get(stream);
            if (now != null && now.lostSomeOf(held)) {
                losses.add("the stream " + stream + " held " + held + ", and holds " + now);
            }
        });
        return losses;
    }

    private static List<String> changes(Map<String, String> before, Map<String, String> now) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            String was = before.get(name);
            String is = now.get(name);
            String what = (name.contains("/") ? "the consumer " : "the stream ") + name;
            if (is == null) {
                changes.add(what + " is gone");
            } else if (was == null) {
                changes.add(what + " is new: " + is);
            } else if (!is.equals(was)) {
                changes.add(what + " was: " + was + ", is: " + is);
            }
        }
        return changes;
    }
}
