package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.postgres.Database;
import dev.drawbridge.harness.postgres.DatabaseServer;
import dev.drawbridge.harness.process.ManagedProcess;
import dev.drawbridge.harness.process.ProcessSpec;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Push;
import dev.drawbridge.topology.Topology;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the apps of a bridge: processes that are told by their environment alone who they are, or what runs already. */
final class AppFactory {

    /** Fast start over top speed: a run's apps live for a minute. */
    private static final List<String> JVM_OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Dspring.aot.enabled=true");

    private final Surroundings surroundings;
    private final BridgeServer server;
    private final Links links;
    private final Topology topology;
    private final String bridge;
    private final @Nullable FixedPorts ports;

    AppFactory(
            Surroundings surroundings,
            BridgeServer server,
            Links links,
            Topology topology,
            String bridge,
            @Nullable FixedPorts ports) {
        this.surroundings = surroundings;
        this.server = server;
        this.links = links;
        this.topology = topology;
        this.bridge = bridge;
        this.ports = ports;
    }

    /** An app that is not started, with the credentials that the server knows for it. */
    AppUnderTest create(App app) {
        return create(app, server.credentialsOf(app.name()));
    }

    /** An app that is not started, with credentials of the caller's choice. */
    AppUnderTest create(App app, Optional<UserPassword> credentials) {
        if (!surroundings.configuration().starts(app.name())) {
            return new AppUnderTest(
                    app.name(),
                    DatabaseControl.none(() -> missingDatabase(app)),
                    surroundings.configuration().contract(),
                    notStarted(app),
                    surroundings::requireWrites);
        }
        if (surroundings.configuration().postgres() == Configuration.Postgres.NONE) {
            return app(
                    app,
                    DatabaseControl.none(() -> missingDatabase(app)),
                    () -> configured(app, environment(app, credentials)));
        }
        Memo<DatabaseServer> postgres = new Memo<>(() -> postgresOf(app));
        Memo<Database> database = new Memo<>(() -> postgres.get().create(bridge + "_" + app.name()));
        return app(app, DatabaseControl.over(postgres::get, database::get), () -> {
            Map<String, String> withDatabase = environment(app, credentials);
            withDatabase.putAll(environment(database.get()));
            return configured(app, withDatabase);
        });
    }

    private MissingControlException missingDatabase(App app) {
        return Controls.missingDatabase(surroundings.configuration(), app.name())
                .orElseThrow();
    }

    private AppProgram notStarted(App app) {
        Configuration.AppConfig configured = surroundings.configuration().apps().get(app.name());
        return configured == null || configured.http() == null
                ? new AbsentApp(app.name())
                : new AttachedApp(app.name(), URI.create(configured.http()));
    }

    private AppUnderTest app(App app, DatabaseControl database, Supplier<Map<String, String>> environment) {
        return new AppUnderTest(
                app.name(),
                database,
                surroundings.configuration().contract(),
                new StartedApp(
                        app.name(),
                        environment,
                        (name, variables, port) -> launch(app, name, variables, port),
                        ports == null ? 0 : ports.http(app.name()),
                        surroundings.configuration().portOf(app.name())),
                surroundings::requireWrites);
    }

    private DatabaseServer postgresOf(App app) {
        return ports == null
                ? surroundings.postgres()
                : surroundings.postgresOn(ports.postgres(app.name()), "postgres-" + app.name());
    }

    private ManagedProcess launch(App app, String name, Map<String, String> environment, int port) {
        Map<String, String> own = new TreeMap<>(environment);
        // Unless the configuration says where.
        own.putIfAbsent("SERVER_ADDRESS", "127.0.0.1");
        own.putIfAbsent("SERVER_PORT", Integer.toString(port));
        Path folder = surroundings.workspace().folder(bridge + "/" + name);
        ProcessSpec spec =
                ProcessSpec.of(bridge + "-" + name).with(own).in(folder).loggingTo(folder.resolve(AppLogs.FILE));
        Configuration.AppConfig configured = surroundings.configuration().apps().get(app.name());
        return configured == null || configured.program().isBuiltIn()
                ? ManagedProcess.start(surroundings.workspace(), spec.precededBy(referenceApp()))
                : surroundings.start(configured.program(), spec);
    }

    private List<String> referenceApp() {
        Path jar = ReferenceApp.jar();
        List<String> command = new ArrayList<>();
        command.add(Java.executable());
        command.addAll(JVM_OPTIONS);
        // Java does not ask TMPDIR, and a web server that is killed leaves its folders where it made them.
        command.add("-Djava.io.tmpdir=" + surroundings.workspace().folder("tmp"));
        command.addAll(Java.startingFrom(jar.resolveSibling("reference-app.jsa")));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** With what the configuration adds for this app, or says otherwise. */
    private Map<String, String> configured(App app, Map<String, String> environment) {
        Configuration.AppConfig configured = surroundings.configuration().apps().get(app.name());
        if (configured != null) {
            environment.putAll(configured.env());
        }
        return environment;
    }

    private Map<String, String> environment(App app, Optional<UserPassword> credentials) {
        Map<String, String> environment = new TreeMap<>();
        ConsumerSpec consumer = app.consumers().get(0);
        environment.put("APP_NAME", app.name());
        environment.put("PEER_NAME", topology.peersOf(app.name()).get(0).name());
        environment.put("NATS_URL", links.urlFor(app.name()).toString());
        credentials.ifPresent(own -> {
            environment.put("NATS_USER", own.user());
            environment.put("NATS_PASSWORD", own.password());
        });
        environment.put("NATS_INBOX_PREFIX", app.inboxPrefix());
        environment.put("STREAM_NAME", consumer.stream());
        environment.put("CONSUMER_NAME", consumer.name());
        environment.put("PUBLISH_SUBJECT", app.publishes().get(0));
        environment.put("DLQ_SUBJECT", app.deadLetters());
        environment.put("MAX_DELIVER", Integer.toString(consumer.maxDeliver()));
        environment.put(
                "CONSUMER_BACKOFF",
                consumer.backoff().stream()
                        .map(Duration::toMillis)
                        .map(step -> step + "ms")
                        .collect(Collectors.joining(",")));
        Push push = consumer.push();
        if (push != null) {
            environment.put("DELIVER_SUBJECT", push.subject());
            environment.put("DELIVER_GROUP", push.group());
        }
        return environment;
    }

    private Map<String, String> environment(Database database) {
        surroundings.addSecret(database.password());
        return Map.of(
                "DATABASE_URL", database.jdbcUrl(),
                "DATABASE_USER", database.user(),
                "DATABASE_PASSWORD", database.password());
    }
}
