package dev.drawbridge.permissions;

import dev.drawbridge.topology.App;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Push;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/**
 * The least that each principal of a bridge needs, and why.
 *
 * <p>For an app this is the path that jnats takes with a private inbox prefix and a bound pull subscription
 * ({@code fastBind}): publish with acknowledgement, fetch, and every kind of ack. From a push consumer it receives by a
 * plain queue subscription on the deliver subject, which asks the API for nothing. Measured on nats-server 2.9.10, 2.10.27
 * and 2.15.1.
 */
public final class LeastGrants {

    private static final String API = "$JS.API.";

    private LeastGrants() {}

    /** The grants of the provisioner, the observer, every app in declared order, the replayer, and the outsider, who has none. */
    public static List<PrincipalGrants> of(Topology topology) {
        List<PrincipalGrants> all = new ArrayList<>();
        all.add(provisioner(topology));
        all.add(observer(topology));
        topology.apps().forEach(app -> all.add(app(app)));
        all.add(replayer(topology));
        all.add(new PrincipalGrants(Principal.OUTSIDER, Principal.OUTSIDER.defaultInboxPrefix(), List.of()));
        return List.copyOf(all);
    }

    private static PrincipalGrants app(App app) {
        List<Grant> grants = new ArrayList<>();
        for (String subject : app.publishes()) {
            grants.add(Grant.publish(subject, "publish its own events", "PERM-01"));
        }
        grants.add(Grant.publish(app.deadLetters(), "publish its own dead letters", "PERM-02"));
        for (ConsumerSpec consumer : app.consumers()) {
            String path = consumer.stream() + "." + consumer.name();
            grants.add(messages(consumer, path));
            grants.add(Grant.publish(
                    "$JS.ACK." + path + ".>", "answer what " + consumer.name() + " delivered", "PERM-04"));
        }
        grants.add(inbox(app.inboxPrefix(), "PERM-05"));
        return new PrincipalGrants(new Principal(app.name(), Role.APP), app.inboxPrefix(), grants);
    }

    private static Grant messages(ConsumerSpec consumer, String path) {
        Push push = consumer.push();
        return push == null
                ? Grant.publish(
                        API + "CONSUMER.MSG.NEXT." + path, "fetch from its own consumer " + consumer.name(), "PERM-03")
                : Grant.subscribe(
                        push.subject(),
                        push.group(),
                        "receive what its own consumer " + consumer.name() + " delivers, in its queue group",
                        "PERM-03");
    }

    private static PrincipalGrants provisioner(Topology topology) {
        List<Grant> grants = new ArrayList<>();
        grants.add(Grant.publish(API + "STREAM.NAMES", "find the stream that already owns a subject", "PROV-11"));
        for (StreamSpec stream : topology.streams()) {
            String name = stream.name();
            grants.add(Grant.publish(API + "STREAM.CREATE." + name, "create the stream", "PROV-01"));
            grants.add(Grant.publish(API + "STREAM.UPDATE." + name, "apply a changed declaration in place", "PROV-07"));
            grants.add(
                    Grant.publish(API + "STREAM.INFO." + name, "compare the stream with its declaration", "PROV-06"));
            grants.add(Grant.publish(API + "STREAM.DELETE." + name, "destroy the stream when told to", "PERM-18"));
            grants.add(Grant.publish(API + "CONSUMER.NAMES." + name, "see consumers that nobody declared", "PROV-05"));
        }
        for (ConsumerSpec consumer : topology.consumers()) {
            String path = consumer.stream() + "." + consumer.name();
            grants.add(createConsumer(consumer, path));
            grants.add(Grant.publish(
                    API + "CONSUMER.INFO." + path, "compare the consumer with its declaration", "PROV-04"));
            grants.add(Grant.publish(API + "CONSUMER.DELETE." + path, "destroy the consumer when told to", "PERM-18"));
        }
        grants.add(inbox(Principal.ADMIN.defaultInboxPrefix(), "PERM-18"));
        return new PrincipalGrants(Principal.ADMIN, Principal.ADMIN.defaultInboxPrefix(), grants);
    }

    /** The request subject names the filter when there is just one, and ends with the consumer's name otherwise. */
    private static Grant createConsumer(ConsumerSpec consumer, String path) {
        String subject = API + "CONSUMER.CREATE." + path + (consumer.filters().size() == 1 ? ".>" : "");
        return Grant.publish(subject, "create or change the consumer, whatever it filters", "PROV-03");
    }

    private static PrincipalGrants observer(Topology topology) {
        List<Grant> grants = new ArrayList<>();
        grants.add(Grant.publish(API + "STREAM.NAMES", "see streams that nobody declared", "PROV-05"));
        grants.add(Grant.subscribe("$JS.EVENT.ADVISORY.>", "see what the server reports", "DLQ-10"));
        for (StreamSpec stream : topology.streams()) {
            String name = stream.name();
            grants.add(Grant.publish(API + "STREAM.INFO." + name, "see the stream's state", "PROV-01"));
            grants.add(Grant.publish(API + "STREAM.MSG.GET." + name, "read a stored message", "SYNC-05"));
            grants.add(Grant.publish(API + "CONSUMER.NAMES." + name, "see consumers that nobody declared", "PROV-05"));
            grants.add(
                    Grant.publish(API + "CONSUMER.INFO." + name + ".*", "see the state of every consumer", "PROV-03"));
            grants.add(Grant.subscribe("$JS.ACK." + name + ".>", "see how deliveries are answered", "DLQ-03"));
        }
        grants.add(inbox(Principal.OBSERVER.defaultInboxPrefix(), "PERM-26"));
        return new PrincipalGrants(Principal.OBSERVER, Principal.OBSERVER.defaultInboxPrefix(), grants);
    }

    /** Reads by sequence and subject, so that it needs no consumer, and publishes nothing but events. */
    private static PrincipalGrants replayer(Topology topology) {
        List<Grant> grants = new ArrayList<>();
        for (StreamSpec stream : topology.streams()) {
            grants.add(Grant.publish(
                    API + "STREAM.MSG.GET." + stream.name(), "read dead letters and their originals", "DLQ-11"));
        }
        topology.apps().stream()
                .flatMap(app -> app.publishes().stream())
                .forEach(subject ->
                        grants.add(Grant.publish(subject, "publish again what was dead-lettered", "DLQ-11")));
        grants.add(inbox(Principal.REPLAYER.defaultInboxPrefix(), "DLQ-11"));
        return new PrincipalGrants(Principal.REPLAYER, Principal.REPLAYER.defaultInboxPrefix(), grants);
    }

    private static Grant inbox(String prefix, String requirement) {
        return Grant.subscribe(prefix + ">", "receive replies on its own inbox", requirement);
    }
}
