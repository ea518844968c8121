package dev.drawbridge.permissions;

import dev.drawbridge.topology.App;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Push;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that an app of a bridge must be refused, sorted by requirement: PERM-06 to PERM-14 and PERM-17. */
public final class Denials {

    /** Makes a stream refuse a message that comes past the permissions ({@code 400/10060}), so that nothing is stored. */
    static final Map<String, String> UNSTORABLE = Map.of("Nats-Expected-Stream", "drawbridge-no-such-stream");

    private static final String NEW_CONSUMER = "drawbridge-probe";
    private static final String QUEUE = "drawbridge-probe";

    private final Topology topology;
    private final App app;
    private final ServerVersion version;
    private final List<String> own;
    private final List<Denial> all = new ArrayList<>();

    private Denials(Topology topology, App app, ServerVersion version) {
        this.topology = topology;
        this.app = app;
        this.version = version;
        this.own = new ArrayList<>(app.publishes());
        this.own.add(app.deadLetters());
    }

    /** What {@code app} must be refused on a server of that version. */
    public static List<Denial> of(Topology topology, String app, ServerVersion version) {
        Denials denials = new Denials(topology, topology.app(app), version);
        denials.impersonation();
        denials.elsewhere();
        topology.streams().forEach(denials::streamOperations);
        denials.consumerOperations();
        denials.deliveries();
        denials.rawTraffic();
        denials.foreignReplies();
        denials.management();
        return List.copyOf(denials.all);
    }

    /** As {@link #of(Topology, String, ServerVersion)}, for one requirement. */
    public static List<Denial> of(Topology topology, String app, ServerVersion version, String requirement) {
        return of(topology, app, version).stream()
                .filter(denial -> denial.requirement().equals(requirement))
                .toList();
    }

    /** What any app must be refused, each once, for the sake of one requirement. */
    public static List<Denial> ofAnyApp(Topology topology, ServerVersion version, String requirement) {
        return topology.apps().stream()
                .flatMap(app -> of(topology, app.name(), version).stream())
                .map(denial -> denial.as(requirement))
                .distinct()
                .toList();
    }

    /** What the replayer must be refused (PERM-21): all that any app must, but for what replaying takes. */
    public static List<Denial> ofReplayer(Topology topology, ServerVersion version) {
        List<Grant> needs = LeastGrants.of(topology).stream()
                .filter(each -> each.principal().role() == Role.REPLAYER)
                .flatMap(each -> each.grants().stream())
                .toList();
        return ofAnyApp(topology, version, "PERM-21").stream()
                .filter(denial -> needs.stream()
                        .noneMatch(need -> need.direction() == denial.direction()
                                && Subjects.covers(need.subject(), denial.subject())))
                .toList();
    }

    private void impersonation() {
        for (App peer : topology.peersOf(app.name())) {
            peer.publishes().forEach(subject -> publish("PERM-06", "publish " + peer.name() + "'s events", subject));
            publish("PERM-06", "publish " + peer.name() + "'s dead letters", peer.deadLetters());
        }
    }

    private void elsewhere() {
        Set<String> samples = new LinkedHashSet<>();
        for (String subject : own) {
            String parent = subject.substring(0, Math.max(0, subject.lastIndexOf('.')));
            samples.add(subject + ".deeper");
            if (!parent.isEmpty()) {
                samples.addAll(List.of(parent, parent + ".drawbridge-sibling", parent + ".*", parent + ".>"));
            }
        }
        samples.addAll(List.of("drawbridge", ">", "*", "*.sync.*", "$KV.bucket.key", "$O.bucket.C.chunk"));
        samples.addAll(List.of("$MQTT.msgs.topic", "$SRV.PING", "$SRV.INFO", "$JS.EVENT.ADVISORY.API", "_R_.reply"));
        for (StreamSpec stream : topology.streams()) {
            samples.add("$JS.FC." + stream.name() + ".consumer.id");
            samples.add("$JS.SNAPSHOT.ACK." + stream.name() + ".id");
        }
        others().forEach(other -> samples.add(other.inboxPrefix() + "drawbridge-forged-reply"));
        samples.removeAll(own);
        samples.forEach(subject -> publish("PERM-07", "publish elsewhere", subject));
    }

    private void streamOperations(StreamSpec stream) {
        String subject =
                stream.subjects().isEmpty() ? "any.subject" : stream.subjects().get(0);
        ApiTarget target = new ApiTarget(stream.name(), NEW_CONSUMER, subject);
        for (String requirement : List.of("PERM-08", "PERM-11", "PERM-14")) {
            ApiCatalogue.deniedBy(requirement, version).stream()
                    .filter(operation -> !operation.template().contains("<consumer>"))
                    .forEach(operation -> api(requirement, operation, target));
        }
        ApiCatalogue.deniedBy("PERM-09", version).stream()
                .filter(operation -> operation.effect() == ApiEffect.CREATES)
                .forEach(operation -> api("PERM-09", operation, target));
    }

    private void consumerOperations() {
        for (ConsumerSpec consumer : topology.consumers()) {
            String filter = consumer.filters().isEmpty()
                    ? "any.subject"
                    : consumer.filters().get(0);
            ApiTarget target = new ApiTarget(consumer.stream(), consumer.name(), filter);
            for (String requirement : List.of("PERM-09", "PERM-14")) {
                ApiCatalogue.deniedBy(requirement, version).stream()
                        .filter(operation -> operation.template().contains("<consumer>"))
                        .forEach(operation -> api(requirement, operation, target));
            }
            if (!app.consumers().contains(consumer)) {
                ApiCatalogue.deniedBy("PERM-10", version).forEach(operation -> api("PERM-10", operation, target));
                // No kind of ack has this body, so a server that permits it does nothing but answer.
                String ack = "$JS.ACK." + consumer.stream() + "." + consumer.name() + ".1.1.1.1700000000000000000.0";
                add("PERM-10", "answer deliveries of " + consumer.name(), ack, Map.of());
            }
        }
    }

    /** Where push consumers deliver: whoever may listen there hears it, and whoever may publish there forges a delivery. */
    private void deliveries() {
        for (App each : topology.apps()) {
            for (ConsumerSpec consumer : each.consumers()) {
                Push push = consumer.push();
                if (push != null) {
                    all.add(Denial.deliver(
                            "PERM-07", "deliver to " + each.name() + " as if from " + consumer.name(), push.subject()));
                    subscribe("PERM-12", "hear what " + consumer.name() + " delivers", push.subject(), null);
                    subscribe(
                            "PERM-12",
                            "hear what " + consumer.name() + " delivers in another queue group",
                            push.subject(),
                            QUEUE);
                    if (each.equals(app)) {
                        ownDeliveries(consumer, push);
                    } else {
                        subscribe(
                                "PERM-10",
                                "take what " + consumer.name() + " delivers to " + each.name(),
                                push.subject(),
                                push.group());
                    }
                }
            }
        }
    }

    private void ownDeliveries(ConsumerSpec consumer, Push push) {
        String path = consumer.stream() + "." + consumer.name();
        String parent = push.subject().substring(0, push.subject().lastIndexOf('.') + 1);
        subscribe("PERM-12", "listen beside its deliver subject, in its queue group", parent + "*", push.group());
        add("PERM-07", "answer flow control", "$JS.FC." + path + ".id", Map.of());
        String fetch = "$JS.API.CONSUMER.MSG.NEXT." + path;
        add("PERM-21", "fetch from its own consumer, which pushes", fetch, ApiCatalogue.UNMET);
    }

    private void rawTraffic() {
        Set<String> patterns = new LinkedHashSet<>();
        topology.streams().forEach(stream -> patterns.addAll(stream.subjects()));
        patterns.addAll(List.of(">", "*", "*.>", "*.*.*", "$JS.>", "$JS.API.>", "$JS.ACK.>", "$JS.EVENT.>", "$SYS.>"));
        topology.apps().forEach(each -> patterns.add(each.name() + ".>"));
        for (String pattern : patterns) {
            subscribe("PERM-12", "read raw traffic", pattern, null);
            subscribe("PERM-12", "read raw traffic in a queue group", pattern, QUEUE);
        }
    }

    private void foreignReplies() {
        List<String> shared = List.of("_INBOX.>", "_INBOX.*", "_INBOX.*.*", "_R_.>");
        shared.forEach(pattern -> subscribe("PERM-13", "listen on everybody's replies", pattern, null));
        for (PrincipalGrants other : others()) {
            String what = "listen on replies to " + other.principal().name();
            subscribe("PERM-13", what, other.inboxPrefix() + ">", null);
            subscribe("PERM-13", what + " in a queue group", other.inboxPrefix() + ">", QUEUE);
        }
    }

    private void management() {
        String stream =
                topology.streams().isEmpty() ? "any" : topology.streams().get(0).name();
        ApiTarget target = new ApiTarget(stream, NEW_CONSUMER, "any.subject");
        ApiCatalogue.deniedBy("PERM-17", version).forEach(operation -> api("PERM-17", operation, target));
        List<String> requests = List.of(
                "$SYS.REQ.SERVER.PING",
                "$SYS.REQ.SERVER.PING.CONNZ",
                "$SYS.REQ.ACCOUNT.PING.STATZ",
                "$SYS.REQ.SERVER.NO_SUCH_SERVER.RELOAD",
                "$SYS.REQ.CLAIMS.LIST");
        requests.forEach(subject -> add("PERM-17", "ask the server's management", subject, Map.of()));
        subscribe("PERM-17", "listen to the server's management", "$SYS.>", null);
        subscribe("PERM-17", "listen to the server's management", "$SYS.ACCOUNT.>", null);
    }

    private List<PrincipalGrants> others() {
        return LeastGrants.of(topology).stream()
                .filter(each -> !each.principal().name().equals(app.name()))
                .toList();
    }

    private void api(String requirement, ApiOperation operation, ApiTarget target) {
        add(requirement, operation.verb(), operation.subjectFor(target), ApiCatalogue.UNMET);
    }

    private void add(String requirement, String what, String subject, Map<String, String> headers) {
        Denial denial = Denial.publish(requirement, what, subject, headers);
        if (!all.contains(denial)) {
            all.add(denial);
        }
    }

    private void publish(String requirement, String what, String subject) {
        all.add(Denial.publish(requirement, what, subject, UNSTORABLE));
    }

    private void subscribe(String requirement, String what, String subject, @Nullable String queue) {
        all.add(Denial.subscribe(requirement, what, subject, queue));
    }
}
