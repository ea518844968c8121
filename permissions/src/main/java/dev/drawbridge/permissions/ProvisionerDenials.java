package dev.drawbridge.permissions;

import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Push;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every way to take part in the traffic that the provisioner's principal must be refused: PERM-19. */
public final class ProvisionerDenials {

    private static final String REQUIREMENT = "PERM-19";

    private ProvisionerDenials() {}

    /** Fetching, answering deliveries, reading messages and listening to raw traffic, on a server of that version. */
    public static List<Denial> consuming(Topology topology, ServerVersion version) {
        List<Denial> all = new ArrayList<>();
        for (ConsumerSpec consumer : topology.consumers()) {
            String path = consumer.stream() + "." + consumer.name();
            all.add(publish("fetch from " + consumer.name(), "$JS.API.CONSUMER.MSG.NEXT." + path));
            all.add(publish(
                    "answer deliveries of " + consumer.name(), "$JS.ACK." + path + ".1.1.1.1700000000000000000.0"));
            Push push = consumer.push();
            if (push != null) {
                all.add(Denial.deliver(REQUIREMENT, "deliver as if from " + consumer.name(), push.subject()));
                all.add(subscribe("hear what " + consumer.name() + " delivers", push.subject(), null));
                all.add(subscribe("take what " + consumer.name() + " delivers", push.subject(), push.group()));
            }
        }
        for (StreamSpec stream : topology.streams()) {
            for (String subject : stream.subjects()) {
                ApiTarget target = new ApiTarget(stream.name(), "drawbridge-probe", subject);
                ApiCatalogue.deniedBy("PERM-11", version).stream()
                        .map(operation -> publish(operation.verb(), operation.subjectFor(target)))
                        .filter(denial -> !all.contains(denial))
                        .forEach(all::add);
                all.add(subscribe("listen to raw traffic", subject, null));
            }
        }
        return List.copyOf(all);
    }

    private static Denial subscribe(String what, String subject, @Nullable String queue) {
        return Denial.subscribe(REQUIREMENT, what, subject, queue);
    }

    private static Denial publish(String what, String subject) {
        return Denial.publish(REQUIREMENT, what, subject, ApiCatalogue.UNMET);
    }
}
