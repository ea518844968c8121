package dev.drawbridge.selftest;

import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The ways to be different: each takes what is right from the product and changes one thing of it. */
final class Differences {

    private Differences() {}

    /** A configuration that stands in the project. */
    static Difference configuration(String path) {
        return (folder, programs) -> programs.home().resolve(path);
    }

    /** The reference app, in which these apps have another bean in the place of one. */
    static Difference bean(String type, String... apps) {
        return (folder, programs) -> {
            String command = programs.referenceAppWithReplacements().stream()
                    .map(word -> "'" + word.replace("'", "''") + "'")
                    .collect(Collectors.joining(", ", "[", "]"));
            StringBuilder text = new StringBuilder("apps:\n");
            for (String app : apps) {
                text.append("  ").append(app).append(":\n");
                text.append("    command: ").append(command).append('\n');
                text.append("    env: {SPRING_MAIN_SOURCES: dev.drawbridge.referenceapp.sync.")
                        .append(type)
                        .append("}\n");
            }
            return configuration(folder, text.toString());
        };
    }

    /** The provisioner makes this topology and not the declared one. */
    static Difference provisioned(UnaryOperator<ConsumerSpec> change) {
        return (folder, programs) -> {
            Topology made = TopologyYaml.seed().mapConsumers(change);
            Files.writeString(folder.resolve("made.yaml"), TopologyYaml.write(made));
            return configuration(folder, "provisioner: {topology: made.yaml}\n");
        };
    }

    /** The server's configuration with the least grants, changed as text: as somebody who edits it by hand would. */
    static Difference server(UnaryOperator<String> change) {
        return (folder, programs) -> {
            Topology topology = TopologyYaml.seed();
            Credentials credentials = Credentials.random(topology);
            String right = NatsConf.render(
                    topology, LeastGrants.of(topology), credentials, SecretForm.BCRYPT, NatsConf.EPHEMERAL_BCRYPT_COST);
            Files.writeString(folder.resolve("nats-server.conf"), change.apply(right));
            StringBuilder text = new StringBuilder("nats:\n  server-config: nats-server.conf\n  principals:\n");
            for (String principal : credentials.principals()) {
                String file = principal + ".password";
                Files.writeString(
                        folder.resolve(file), credentials.of(principal).password());
                text.append("    ")
                        .append(principal)
                        .append(": {user: ")
                        .append(credentials.of(principal).user())
                        .append(", password: {file: ")
                        .append(file)
                        .append("}}\n");
            }
            return configuration(folder, text.toString());
        };
    }

    /** One more subject that a user may publish to. */
    static UnaryOperator<String> mayPublish(String user, String subject) {
        return text -> {
            String list = "publish: { allow: [";
            int at = text.indexOf(list, text.indexOf("user: \"" + user + "\""));
            if (!text.contains("user: \"" + user + "\"") || at < 0) {
                throw new IllegalStateException("the configuration gives " + user + " no list of subjects to publish");
            }
            int end = at + list.length();
            return text.substring(0, end) + " \"" + subject + "\"" + text.substring(end);
        };
    }

    /** That consumer gives up after so many deliveries; its backoff can't have more steps. */
    static UnaryOperator<ConsumerSpec> maxDeliver(String consumer, int deliveries) {
        return each -> !each.name().equals(consumer)
                ? each
                : new ConsumerSpec(
                        each.name(),
                        each.stream(),
                        each.filters(),
                        each.ackWait(),
                        deliveries,
                        List.copyOf(each.backoff().subList(0, deliveries)));
    }

    private static Path configuration(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("drawbridge.yaml"), text);
    }
}
