package dev.drawbridge.permissions.explain;

import java.util.List;

/**
 * Which calls of the usual clients ask for an operation of the API, and which call does without it.
 *
 * @param verb the operation's name, or the beginning of several
 * @param askedBy calls, with the client's name
 * @param avoid what to call instead
 */
record ClientHabit(String verb, String askedBy, String avoid) {

    private static final String BIND = "bind to the consumer that the provisioner made, without asking for it: jnats"
            + " PullSubscribeOptions.fastBind(stream, consumer), or a request of your own to"
            + " $JS.API.CONSUMER.MSG.NEXT.<stream>.<consumer>; from a push consumer by a plain subscription on its deliver"
            + " subject, in its queue group";

    /** The first that fits counts. Measured for jnats 2.26.2, known for the others. */
    static final List<ClientHabit> ALL = List.of(
            new ClientHabit(
                    "CONSUMER.INFO",
                    "jnats subscribe with bind, and its consumer contexts; nats.go Consumer() and PullSubscribe with"
                            + " Bind; nats.js consumers.get(); nats.py pull_subscribe_bind; nats consumer info",
                    BIND),
            new ClientHabit(
                    "CONSUMER.CREATE",
                    "jnats subscribe without bind, ordered consumers; nats.go Subscribe and CreateOrUpdateConsumer;"
                            + " nats.js consumers.add; nats.py pull_subscribe; nats consumer add",
                    BIND),
            new ClientHabit("CONSUMER.DURABLE.CREATE", "the same calls of older clients", BIND),
            new ClientHabit(
                    "CONSUMER.DELETE",
                    "unsubscribing from a consumer that the client made: jnats and nats.go do it for ephemeral and"
                            + " ordered consumers",
                    BIND),
            new ClientHabit(
                    "CONSUMER.MSG.NEXT",
                    "fetching: jnats fetch, nats.go Fetch, nats.js fetch and consume, nats.py fetch",
                    "name its own consumer"),
            new ClientHabit(
                    "STREAM.INFO",
                    "jnats stream contexts and getStreamInfo; nats.go Stream(); nats.js streams.get(); nats stream"
                            + " info. It shows the whole stream, subjects and counts",
                    BIND),
            new ClientHabit(
                    "STREAM.NAMES",
                    "subscribing without a stream's name, by which the client looks it up from the subject: jnats,"
                            + " nats.go, nats.py; nats stream ls",
                    "name the stream, and " + BIND),
            new ClientHabit("STREAM.LIST", "nats stream ls and report; getStreams of jnats", "name the stream"),
            new ClientHabit(
                    "STREAM.MSG.GET",
                    "getMessage of jnats, GetMsg of nats.go, key-value reads, nats stream get",
                    "consume the message: reading around the consumer shows what it was not meant for"),
            new ClientHabit("DIRECT.GET", "key-value reads and GetMsg with direct access", "consume the message"),
            new ClientHabit("CONSUMER.NAMES", "nats consumer ls", "name the consumer"),
            new ClientHabit("CONSUMER.LIST", "nats consumer report", "name the consumer"),
            new ClientHabit("INFO", "account info: nats account info, getAccountStatistics of jnats", "leave it out"),
            new ClientHabit(
                    "STREAM.",
                    "managing streams: addStream, updateStream, purge and their like of every client, often at the app's"
                            + " start (\"auto provision\")",
                    "turn it off: streams are the provisioner's"),
            new ClientHabit("CONSUMER.", "managing consumers", "leave it to the provisioner"));
}
