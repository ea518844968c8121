package dev.drawbridge.permissions.residue;

import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what permissions leave open in a bridge.
 *
 * <p>Each was measured on nats-server 2.9.10, 2.10.27 and 2.15.1, as far as the version knows the setting.
 */
public final class Residues {

    private final List<Residue> all = new ArrayList<>();

    private Residues() {}

    /** What a topology leaves open when it is made as declared. */
    public static List<Residue> declared(Topology topology) {
        return of(
                topology,
                topology.streams().stream().map(StreamSettings::declared).toList());
    }

    /** What it leaves open with these settings of its streams. */
    public static List<Residue> of(Topology topology, List<StreamSettings> streams) {
        Residues residues = new Residues();
        streams.forEach(residues::stream);
        residues.layout(topology);
        return List.copyOf(residues.all);
    }

    private void stream(StreamSettings stream) {
        String name = stream.stream();
        stream.orders().stream()
                .sorted()
                .forEach(setting -> add(
                        "header-orders",
                        "PERM-15",
                        true,
                        name + " has " + setting
                                + " on, so a header of a permitted publish destroys, hides or changes messages",
                        "whoever may publish to any subject of the stream, and whatever it holds",
                        "turn " + setting + " off",
                        setting + " is on, says " + stream.source()));
        if (!stream.duplicateWindow().isZero()) {
            String window = stream.duplicateWindow().toSeconds() + " s";
            add(
                    "duplicates",
                    "PERM-29",
                    false,
                    "who may publish to " + name
                            + " can use up a message id of somebody else, whose event is then dropped as a"
                            + " duplicate",
                    "ids that can be guessed, within " + window + " before or after, on whatever subject of the stream",
                    "random message ids, and a stream for each direction where apps don't trust each other at all",
                    "duplicate window " + window + ", says " + stream.source());
        }
        add(
                "expected-headers",
                "PERM-14",
                false,
                "who may publish to " + name
                        + " is told the stream's last sequence and last message id by the refusal of a wrong"
                        + " Nats-Expected- header",
                "those two, never a message or a subject",
                "a stream for each direction, so that an app is told of its own messages only",
                "true of every stream");
        if (!stream.bounded()) {
            add(
                    "fills",
                    "PERM-15",
                    false,
                    "who may publish to " + name
                            + " can fill it until the account's or the disk's limit stops everybody",
                    "publishing stops; what is stored stays",
                    "topology.streams[].limits: max-messages or max-bytes",
                    "neither messages nor bytes are limited, says " + stream.source());
        } else if (stream.discardsOld()) {
            add(
                    "evicts",
                    "PERM-15",
                    false,
                    "who may publish to " + name + " can push out the oldest messages of everybody, delivered or not",
                    "as many messages or bytes as the limit has to be exceeded by",
                    "a limit far above what is pending at the worst of times",
                    "limited, with discard old, says " + stream.source());
        }
        if (stream.direct()) {
            add(
                    "direct-get",
                    "PERM-11",
                    false,
                    name + " answers DIRECT.GET, also by subject, so one grant more would read it all",
                    "nobody who lacks a grant on $JS.API.DIRECT.GET." + name,
                    "turn allow_direct off: a bridge reads by its consumers only",
                    "allow_direct is on, says " + stream.source());
        }
        if (!stream.denyDelete() || !stream.denyPurge()) {
            String open = (stream.denyDelete() ? "" : "deny_delete")
                    + (stream.denyDelete() || stream.denyPurge() ? "" : " and ")
                    + (stream.denyPurge() ? "" : "deny_purge");
            add(
                    "erasing",
                    "PERM-08",
                    false,
                    "who may manage " + name + " can erase messages and leave the stream as if they had never been",
                    "the provisioner's principal, and in one account whoever makes the server ask (PERM-28)",
                    "topology.streams[]: " + open.replace('_', '-')
                            + ", true: a server never turns that off again, and allows no rollup beside deny_purge. The stream can still"
                            + " be deleted as a whole, and a lower limit still pushes out what is oldest",
                    open + " off, says " + stream.source());
        }
        add(
                "stream-info",
                "PERM-14",
                false,
                "who may ask STREAM.INFO of " + name
                        + " sees its settings, and how many messages there are on each subject",
                "the provisioner's and the observer's principal; never what is in a message",
                "give no app that grant: ./drawbridge permissions doesn't",
                "true of every stream");
    }

    private void layout(Topology topology) {
        if (topology.layout() == Layout.FLAT) {
            add(
                    "reply-subjects",
                    "PERM-28",
                    true,
                    "the server answers to whatever reply subject a permitted message names, so an app can delete the stream",
                    "all that the account may do",
                    "topology.layout: isolated; topology.streams[].deny-purge: true closes no more than purging",
                    "the declared layout is flat");
        }
        topology.consumers().stream()
                .filter(consumer -> consumer.push() != null)
                .forEach(this::push);
    }

    private void push(ConsumerSpec consumer) {
        add(
                "deliver-subject",
                "PERM-12",
                false,
                "nobody's permissions are asked where " + consumer.name()
                        + " delivers to: whoever may listen there gets the" + " messages",
                "who may change the consumer chooses the subject; who may subscribe to it listens",
                "grant the deliver subject to its app alone, in its queue group: ./drawbridge permissions does",
                "it is a push consumer, says the declared topology");
    }

    private void add(
            String id, String requirement, boolean breaks, String what, String bound, String advice, String seen) {
        all.add(new Residue(id, requirement, breaks, what, bound, advice, seen));
    }
}
