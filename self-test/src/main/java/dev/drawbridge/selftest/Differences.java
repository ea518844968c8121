package dev.drawbridge.selftest;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.harness.nats.ServerBinary;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.selftest.provisioners.Provisioner;
import dev.drawbridge.selftest.provisioners.Provisioners;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The ways to be different: each takes what is right from the product and changes one thing of it. */
final class Differences {

    /** The property that names the server's program. */
    private static final String NATS_SERVER = "nats.server.binary";

    private Differences() {}

    /** A configuration that stands in the project. */
    static Difference configuration(String path) {
        return (folder, programs) -> programs.home().resolve(path);
    }

    /** The reference app, in which these apps have another bean in the place of one. */
    static Difference bean(String type, String... apps) {
        return bean("", type, apps);
    }

    /** The same, claiming what the reference app can do beyond what everybody must. */
    static Difference beanOfReplicas(String type, String... apps) {
        return bean("claims: [replicas]\n", type, apps);
    }

    /** The reference app with several beans more or in the place of others, and further lines of the run's configuration. */
    static Difference beans(List<String> types, String more, String... apps) {
        return bean(more, String.join(",", types), apps);
    }

    private static Difference bean(String more, String type, String... apps) {
        return (folder, programs) -> {
            String command = words(programs.referenceAppWithReplacements());
            StringBuilder text = new StringBuilder("apps:\n");
            for (String app : apps) {
                text.append("  ").append(app).append(":\n");
                text.append("    command: ").append(command).append('\n');
                text.append("    live: /actuator/health/liveness\n    ready: /actuator/health/readiness\n");
                text.append("    env: {REPLACEMENT: '").append(type).append("'}\n");
            }
            return configuration(folder, text + more);
        };
    }

    /** The reference app as it is, in which these apps are told something else by their environment. */
    static Difference environment(Map<String, String> variables, String... apps) {
        return (folder, programs) -> {
            StringBuilder text = new StringBuilder("apps:\n");
            for (String app : apps) {
                text.append("  ").append(app).append(":\n    env:\n");
                new TreeMap<>(variables)
                        .forEach((name, value) -> text.append("      ")
                                .append(name)
                                .append(": '")
                                .append(value.replace("'", "''"))
                                .append("'\n"));
            }
            return configuration(folder, text.toString());
        };
    }

    /** The same, where every app is a process of its own. */
    static Difference inProcesses(Difference difference) {
        return new Difference() {
            @Override
            public Path write(Path folder, Programs programs) throws IOException {
                return difference.write(folder, programs);
            }

            @Override
            public Map<String, String> settings(Path folder) {
                return difference.settings(folder);
            }

            @Override
            public boolean needsProcesses() {
                return true;
            }
        };
    }

    /** Another dead letter tool, which is told each app's subject. */
    static Difference deadLetterTool(Class<?> main) {
        return (folder, programs) -> {
            StringBuilder text = new StringBuilder("claims: [dlq-tool]\ndlq-tool:\n  command: ")
                    .append(words(programs.selfTestProgram(main)))
                    .append("\n  env:\n");
            TopologyYaml.seed()
                    .apps()
                    .forEach(app -> text.append("    ORIGINAL_SUBJECT_OF_")
                            .append(app.name())
                            .append(": ")
                            .append(app.publishes().get(0))
                            .append('\n'));
            return configuration(folder, text.toString());
        };
    }

    /** The provisioner makes consumers that are not the declared ones. */
    static Difference provisioned(UnaryOperator<ConsumerSpec> change) {
        return provisionedTopology(topology -> topology.mapConsumers(change));
    }

    /** The provisioner makes streams that are not the declared ones. */
    static Difference provisionedStreams(UnaryOperator<StreamSpec> change) {
        return provisionedTopology(topology -> new Topology(
                topology.layout(), topology.streams().stream().map(change).toList(), topology.apps()));
    }

    /** Consumers are declared otherwise than in the seed, and the provisioner makes others than those. */
    static Difference declaredAndProvisioned(
            UnaryOperator<ConsumerSpec> declaration, UnaryOperator<ConsumerSpec> change) {
        return (folder, programs) -> {
            Topology declared = TopologyYaml.seed().mapConsumers(declaration);
            return provisioned(folder, TopologyYaml.write(declared), declared.mapConsumers(change));
        };
    }

    private static Difference provisionedTopology(UnaryOperator<Topology> change) {
        return (folder, programs) -> provisioned(folder, "", change.apply(TopologyYaml.seed()));
    }

    private static Path provisioned(Path folder, String declaration, Topology made) throws IOException {
        Files.writeString(folder.resolve("made.yaml"), TopologyYaml.write(made));
        return configuration(folder, declaration + "provisioner: {topology: made.yaml}\n");
    }

    /** Another provisioner than the built-in one. */
    static Difference provisioner(Class<? extends Provisioner> other) {
        return (folder, programs) -> configuration(folder, section(other, programs));
    }

    private static String section(Class<? extends Provisioner> provisioner, Programs programs) {
        return "provisioner:\n  command: " + words(programs.selfTestProgram(Provisioners.class))
                + "\n  env: {PROVISIONER: " + provisioner.getSimpleName() + "}\n";
    }

    /** The server's configuration with the least grants, changed as text: as somebody who edits it by hand would. */
    static Difference server(UnaryOperator<String> change) {
        return server(TopologyYaml.seed(), SecretForm.BCRYPT, change, (credentials, programs) -> "");
    }

    /** The same of the layout in which all principals share one account. */
    static Difference serverInFlatLayout(UnaryOperator<String> change) {
        Topology flat = TopologyYaml.seed().withLayout(Layout.FLAT);
        return server(flat, SecretForm.BCRYPT, change, (credentials, programs) -> TopologyYaml.write(flat));
    }

    /** The same with passwords as they are: servers let nobody in by CONNECT as a {@code no_auth_user} with a hash. */
    static Difference serverWithPlainPasswords(UnaryOperator<String> change) {
        return server(TopologyYaml.seed(), SecretForm.PLAIN, change, (credentials, programs) -> "");
    }

    /** The same, with another provisioner than the built-in one, which needs what the change gives it. */
    static Difference serverAndProvisioner(UnaryOperator<String> change, Class<? extends Provisioner> other) {
        return server(
                TopologyYaml.seed(), SecretForm.BCRYPT, change, (credentials, programs) -> section(other, programs));
    }

    /** @param more further lines of the run's configuration, by the credentials that are made up for it */
    private static Difference server(
            Topology topology,
            SecretForm form,
            UnaryOperator<String> change,
            BiFunction<Credentials, Programs, String> more) {
        return (folder, programs) -> {
            Credentials credentials = Credentials.random(topology);
            String right = NatsConf.render(
                    topology, LeastGrants.of(topology), credentials, form, NatsConf.EPHEMERAL_BCRYPT_COST);
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
            return configuration(folder, text + more.apply(credentials, programs));
        };
    }

    /** Everything as it should be, on a server of that release. */
    static Difference serverOf(String release) {
        return onServerOf(
                release, (folder, programs) -> configuration(folder, TopologyYaml.write(TopologyYaml.seed())));
    }

    /** What is different on a server of that release, where other servers don't know what it is about. */
    static Difference onServerOf(String release, Difference difference) {
        return new Difference() {
            @Override
            public Path write(Path folder, Programs programs) throws IOException {
                return difference.write(folder, programs);
            }

            @Override
            public Map<String, String> settings(Path folder) {
                return Map.of(
                        NATS_SERVER,
                        ServerBinary.find(Requirement.minor(release))
                                .path()
                                .toAbsolutePath()
                                .toString());
            }

            @Override
            public boolean needsProcesses() {
                return difference.needsProcesses();
            }
        };
    }

    /** Everything as it should be, on servers that read a copy of their configuration, made when they start. */
    static Difference serverThatTakesNoReload() {
        return new Difference() {
            @Override
            public Path write(Path folder, Programs programs) throws IOException {
                Path server = program(folder);
                Files.writeString(server, """
                        #!/bin/sh
                        if [ "$1" = -c ]; then
                            copy=$2.copy
                            cp "$2" "$copy"
                            shift 2
                            set -- -c "$copy" "$@"
                        fi
                        exec '%s' "$@"
                        """.formatted(
                                ServerBinary.find(Requirement.usable()).path().toAbsolutePath()));
                Files.setPosixFilePermissions(server, PosixFilePermissions.fromString("rwxr-xr-x"));
                return configuration(folder, TopologyYaml.write(TopologyYaml.seed()));
            }

            @Override
            public Map<String, String> settings(Path folder) {
                return Map.of(NATS_SERVER, program(folder).toString());
            }

            private Path program(Path folder) {
                return folder.resolve("nats-server").toAbsolutePath();
            }
        };
    }

    /** An app that connects as another principal, with that one's password; which is granted all that the app needs. */
    static Difference worksAs(String principal, String app) {
        return server(
                TopologyYaml.seed(),
                SecretForm.BCRYPT,
                mayPublish(principal, ">"),
                (credentials, programs) -> "apps:\n  " + app + ":\n    env: {NATS_USER: "
                        + credentials.of(principal).user() + ", NATS_INBOX_PREFIX: _INBOX_" + principal
                        + "., NATS_PASSWORD: '" + credentials.of(principal).password() + "'}\n");
    }

    /** The declared bridge in another layout, everything else rendered for it. */
    static Difference layout(Layout layout) {
        return (folder, programs) ->
                configuration(folder, TopologyYaml.write(TopologyYaml.seed().withLayout(layout)));
    }

    /** One more subject that a user may publish to. */
    static UnaryOperator<String> mayPublish(String user, String subject) {
        return inList(user, "publish", list -> " \"" + subject + "\"" + list);
    }

    /** One more subject that a user may subscribe to. */
    static UnaryOperator<String> maySubscribe(String user, String subject) {
        return inList(user, "subscribe", list -> " \"" + subject + "\"" + list);
    }

    /** One subject less that a user may publish to. */
    static UnaryOperator<String> mayNotPublish(String user, String subject) {
        return inList(user, "publish", list -> list.replace("\"" + subject + "\"", ""));
    }

    private static UnaryOperator<String> inList(String user, String direction, UnaryOperator<String> change) {
        return text -> {
            String start = direction + ": { allow: [";
            int at = text.indexOf(start, Math.max(0, text.indexOf("user: \"" + user + "\"")));
            int from = at + start.length();
            int to = text.indexOf(']', from);
            if (!text.contains("user: \"" + user + "\"") || at < 0 || to < 0) {
                throw new IllegalStateException(
                        "the configuration gives " + user + " no list of subjects to " + direction);
            }
            String changed = change.apply(text.substring(from, to));
            if (changed.equals(text.substring(from, to))) {
                throw new IllegalStateException("nothing changes in what " + user + " may " + direction);
            }
            return text.substring(0, from) + changed + text.substring(to);
        };
    }

    /** That consumer gives up after so many deliveries; its backoff can't have more steps. */
    static UnaryOperator<ConsumerSpec> maxDeliver(String consumer, int deliveries) {
        return each -> !each.name().equals(consumer)
                ? each
                : each.withMaxDeliver(deliveries)
                        .withTimes(each.ackWait(), each.backoff().subList(0, deliveries));
    }

    /** Each consumer gives a message so much time, without a backoff that would take its place. */
    static UnaryOperator<ConsumerSpec> ackWait(Duration wait) {
        return each -> each.withTimes(wait, List.of());
    }

    private static String words(List<String> command) {
        return command.stream()
                .map(word -> "'" + word.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static Path configuration(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("drawbridge.yaml"), text);
    }
}
