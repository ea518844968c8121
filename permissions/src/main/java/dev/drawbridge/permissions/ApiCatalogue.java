package dev.drawbridge.permissions;

import static dev.drawbridge.permissions.ApiEffect.CHANGES;
import static dev.drawbridge.permissions.ApiEffect.CREATES;
import static dev.drawbridge.permissions.ApiEffect.DELIVERS;
import static dev.drawbridge.permissions.ApiEffect.DESTROYS;
import static dev.drawbridge.permissions.ApiEffect.READS;
import static dev.drawbridge.permissions.ApiScope.ACCOUNT;
import static dev.drawbridge.permissions.ApiScope.CONSUMER;
import static dev.drawbridge.permissions.ApiScope.STREAM;
import static dev.drawbridge.permissions.ApiScope.SYSTEM;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Every operation of the JetStream API, by server version. Each is harmless to ask for with the body and the header here
 * (measured on nats-server 2.9.10, 2.10.27 and 2.15.1, alone and as a cluster of three).
 *
 * <p>The harmless body is the one byte <code>{</code>. It is not <code>{}</code>, which the server takes for an empty
 * body and so carries out STREAM.DELETE and CONSUMER.DELETE; nor is it empty, which purges. A request that takes no body at
 * all, STREAM.CANCEL_MOVE, is refused by its header.
 */
public final class ApiCatalogue {

    /** What a server refuses on content, whatever the operation, if it comes past the permissions. */
    public static final String HARMLESS = "{";

    /**
     * A header by which a server of 2.12 or later refuses any request of this API before it looks at it ({@code 412/10185});
     * earlier ones pass it over.
     */
    public static final Map<String, String> UNMET = Map.of("Nats-Required-Api-Level", "2147483647");

    private static final List<ApiOperation> ALL = build();

    private ApiCatalogue() {}

    /** Every operation of every version. */
    public static List<ApiOperation> all() {
        return ALL;
    }

    /** What a server of that version knows. */
    public static List<ApiOperation> knownTo(ServerVersion version) {
        return ALL.stream().filter(operation -> operation.isKnownTo(version)).toList();
    }

    /** What a server of that version knows and that requirement denies to an app. */
    public static List<ApiOperation> deniedBy(String requirement, ServerVersion version) {
        return knownTo(version).stream()
                .filter(operation -> operation.requirements().contains(requirement))
                .toList();
    }

    /** The subject of every operation that a server of that version knows, on that stream and consumer. */
    public static List<String> subjectsFor(ServerVersion version, String stream, String consumer) {
        ApiTarget target = new ApiTarget(stream, consumer, "any.subject");
        return knownTo(version).stream()
                .map(operation -> operation.subjectFor(target))
                .distinct()
                .toList();
    }

    private static List<ApiOperation> build() {
        List<ApiOperation> list = new ArrayList<>();
        add(list, "INFO", "", "2.2", ACCOUNT, READS, "PERM-14");
        add(list, "STREAM.NAMES", "", "2.2", ACCOUNT, READS, "PERM-14");
        add(list, "STREAM.LIST", "", "2.2", ACCOUNT, READS, "PERM-14");
        add(list, "STREAM.INFO", ".<stream>", "2.2", STREAM, READS, "PERM-14");
        add(list, "STREAM.CREATE", ".<stream>", "2.2", STREAM, CREATES, "PERM-08");
        add(list, "STREAM.UPDATE", ".<stream>", "2.2", STREAM, CHANGES, "PERM-08");
        add(list, "STREAM.DELETE", ".<stream>", "2.2", STREAM, DESTROYS, "PERM-08");
        add(list, "STREAM.PURGE", ".<stream>", "2.2", STREAM, DESTROYS, "PERM-08");
        add(list, "STREAM.SNAPSHOT", ".<stream>", "2.2", STREAM, READS, "PERM-08", "PERM-11");
        add(list, "STREAM.RESTORE", ".<stream>", "2.2", STREAM, CREATES, "PERM-08");
        add(list, "STREAM.MSG.GET", ".<stream>", "2.2", STREAM, READS, "PERM-11");
        add(list, "STREAM.MSG.DELETE", ".<stream>", "2.2", STREAM, DESTROYS, "PERM-08");
        add(list, "STREAM.LEADER.STEPDOWN", ".<stream>", "2.2", STREAM, CHANGES, "PERM-08");
        add(list, "STREAM.PEER.REMOVE", ".<stream>", "2.2", STREAM, CHANGES, "PERM-08");
        add(list, "STREAM.PEER.EVACUATE", ".<stream>", "2.15", STREAM, CHANGES, "PERM-08");
        add(list, "STREAM.CANCEL_MOVE", ".<stream>", "2.15", STREAM, CHANGES, "PERM-08");
        add(list, "DIRECT.GET", ".<stream>", "2.9", STREAM, READS, "PERM-11");
        add(list, "DIRECT.GET", ".<stream>.<subject>", "2.9", STREAM, READS, "PERM-11");
        template(list, "STREAM.TEMPLATE.CREATE", ".<template>", CREATES, "PERM-08");
        template(list, "STREAM.TEMPLATE.NAMES", "", READS, "PERM-14");
        template(list, "STREAM.TEMPLATE.INFO", ".<template>", READS, "PERM-14");
        template(list, "STREAM.TEMPLATE.DELETE", ".<template>", DESTROYS, "PERM-08");
        add(list, "CONSUMER.CREATE", ".<stream>", "2.2", CONSUMER, CREATES, "PERM-09");
        add(list, "CONSUMER.CREATE", ".<stream>.<consumer>", "2.9", CONSUMER, CREATES, "PERM-09");
        add(list, "CONSUMER.CREATE", ".<stream>.<consumer>.<subject>", "2.9", CONSUMER, CREATES, "PERM-09");
        add(list, "CONSUMER.DURABLE.CREATE", ".<stream>.<consumer>", "2.2", CONSUMER, CREATES, "PERM-09");
        add(list, "CONSUMER.DELETE", ".<stream>.<consumer>", "2.2", CONSUMER, DESTROYS, "PERM-09");
        add(list, "CONSUMER.PAUSE", ".<stream>.<consumer>", "2.11", CONSUMER, CHANGES, "PERM-09");
        add(list, "CONSUMER.UNPIN", ".<stream>.<consumer>", "2.11", CONSUMER, CHANGES, "PERM-09");
        add(list, "CONSUMER.RESET", ".<stream>.<consumer>", "2.14", CONSUMER, CHANGES, "PERM-09");
        add(list, "CONSUMER.LEADER.STEPDOWN", ".<stream>.<consumer>", "2.2", CONSUMER, CHANGES, "PERM-09");
        add(list, "CONSUMER.PEER.REMOVE", ".<stream>.<consumer>", "2.15", CONSUMER, CHANGES, "PERM-09");
        add(list, "CONSUMER.PEER.EVACUATE", ".<stream>.<consumer>", "2.15", CONSUMER, CHANGES, "PERM-09");
        add(list, "CONSUMER.NAMES", ".<stream>", "2.2", CONSUMER, READS, "PERM-14");
        add(list, "CONSUMER.LIST", ".<stream>", "2.2", CONSUMER, READS, "PERM-14");
        add(list, "CONSUMER.INFO", ".<stream>.<consumer>", "2.2", CONSUMER, READS, "PERM-14");
        // Denied for the peer's consumer only: for its own it is what an app lives on.
        add(list, "CONSUMER.MSG.NEXT", ".<stream>.<consumer>", "2.2", CONSUMER, DELIVERS, "PERM-10");
        add(list, "META.LEADER.STEPDOWN", "", "2.2", SYSTEM, CHANGES, "PERM-17");
        add(list, "META.RESCUE", "", "2.15", SYSTEM, CHANGES, "PERM-17");
        add(list, "SERVER.REMOVE", "", "2.2", SYSTEM, DESTROYS, "PERM-17");
        add(list, "SERVER.EVACUATE", "", "2.15", SYSTEM, CHANGES, "PERM-17");
        add(list, "ACCOUNT.PURGE", ".<account>", "2.9", SYSTEM, DESTROYS, "PERM-17");
        add(list, "ACCOUNT.STREAM.MOVE", ".<account>.<stream>", "2.9", SYSTEM, CHANGES, "PERM-17");
        add(list, "ACCOUNT.STREAM.CANCEL_MOVE", ".<account>.<stream>", "2.9", SYSTEM, CHANGES, "PERM-17");
        return List.copyOf(list);
    }

    private static void add(
            List<ApiOperation> list,
            String verb,
            String path,
            String since,
            ApiScope scope,
            ApiEffect effect,
            String... requirements) {
        ServerVersion first = ServerVersion.parse(since);
        list.add(new ApiOperation(verb, "$JS.API." + verb + path, first, null, scope, effect, List.of(requirements)));
    }

    private static void template(
            List<ApiOperation> list, String verb, String path, ApiEffect effect, String requirement) {
        ServerVersion from = ServerVersion.parse("2.2");
        ServerVersion until = ServerVersion.parse("2.13");
        list.add(new ApiOperation(verb, "$JS.API." + verb + path, from, until, ACCOUNT, effect, List.of(requirement)));
    }
}
