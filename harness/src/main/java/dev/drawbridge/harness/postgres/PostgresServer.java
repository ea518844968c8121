package dev.drawbridge.harness.postgres;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.nats.Settings;
import dev.drawbridge.harness.process.Commands;
import dev.drawbridge.harness.process.LiveLog;
import dev.drawbridge.harness.process.LoopbackPorts;
import dev.drawbridge.harness.process.ManagedProcess;
import dev.drawbridge.harness.process.ProcessSpec;
import dev.drawbridge.harness.workspace.Workspace;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run's own PostgreSQL: on a free port of the loopback interface, every connection by password, durable as in the field.
 *
 * <p>The programs come unpacked from the cache; data, log and passwords live in the workspace and go with it.
 */
public final class PostgresServer implements DatabaseServer {
    private static final String HOST = "127.0.0.1";
    private static final String ADMIN = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Workspace workspace;
    private final PostgresPrograms programs;
    private final String name;
    private final Path data;
    private final LiveLog log;
    private final String adminPassword = Orders.password();
    private final Orders orders = new Orders(this::url, ADMIN, ADMIN, adminPassword, this::refused);
    private int port;
    private @Nullable ManagedProcess process;

    private PostgresServer(Workspace workspace, PostgresPrograms programs, String name) {
        this.workspace = workspace;
        this.programs = programs;
        this.name = name;
        this.data = workspace.folder(name + "/data");
        this.log = new LiveLog(workspace.folder("logs").resolve(name + ".log"));
    }

    /** Starts it and returns when it serves. @throws EnvironmentException with its own words when it doesn't */
    public static PostgresServer start(Workspace workspace) {
        PostgresServer server = initialised(workspace, "postgres");
        server.launchOnFreePort();
        return server.closedToThePublic();
    }

    /**
     * Like {@link #start(Workspace)} on a port that people know.
     *
     * @param name what people call the server; names its files in the workspace
     */
    public static PostgresServer start(Workspace workspace, String name, int port) {
        PostgresServer server = initialised(workspace, name);
        server.launchOn(port);
        return server.closedToThePublic();
    }

    private static PostgresServer initialised(Workspace workspace, String name) {
        PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.unpacked(Settings.cacheOfMachine()));
        PostgresServer server = new PostgresServer(workspace, programs, name);
        new DataFolder(programs, ADMIN).make(server.data, server.adminPassword);
        return server;
    }

    private PostgresServer closedToThePublic() {
        // By default everybody may connect to these two, and an app is to reach its own database only.
        orders.execute(
                "REVOKE CONNECT ON DATABASE postgres FROM PUBLIC", "REVOKE CONNECT ON DATABASE template1 FROM PUBLIC");
        return this;
    }

    @Override
    public Database create(String words) {
        return orders.create(words);
    }

    @Override
    public WriteHold holdWrites(Database database) {
        return orders.holdWrites(database);
    }

    @Override
    public DatabaseOutage takeAway(Database database) {
        return orders.takeAway(database);
    }

    /**
     * What a run would find here, found out without unpacking or starting anything.
     *
     * @return in words where the programs are
     * @throws EnvironmentException when this machine has none, or may not run them
     */
    public static String look() {
        Path cache = Settings.cacheOfMachine();
        String where = PostgresBinaries.areUnpacked(cache)
                ? "unpacked in " + cache
                : "on the class path; the run unpacks them into " + cache;
        if (PostgresPrograms.isRoot()) {
            Commands.Outcome outcome = Commands.run(PATIENCE, List.of("unshare", "--user", "true"));
            if (!outcome.ok()) {
                throw new EnvironmentException(
                        "PostgreSQL can't be run as root here: " + outcome.lastLine(),
                        "unshare --user",
                        PostgresPrograms.remedy("unshare"));
            }
        }
        return where;
    }

    /**
     * Unpacks the programs, so that what is missing is known before anything is started.
     *
     * @throws EnvironmentException when this machine has none
     */
    public static void requirePrograms() {
        PostgresBinaries.unpacked(Settings.cacheOfMachine());
    }

    /** The database from which the others are looked after, as the one who may do all. */
    public Database ofAdmin() {
        return new Database(ADMIN, url(ADMIN), ADMIN, adminPassword);
    }

    public synchronized int port() {
        return port;
    }

    public LiveLog log() {
        return log;
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Ends it and every connection; the data stays. */
    public synchronized void stop() {
        if (process != null && process.isAlive()) {
            // SIGTERM would wait for every client to leave; SIGINT ends their sessions (pg_ctl's fast mode).
            process.signal("INT");
            if (process.awaitExit(PATIENCE).isEmpty()) {
                process.kill();
            }
        }
    }

    /** Starts it again after {@link #stop()}, on the same port with the same data. */
    public synchronized void restart() {
        stop();
        launch();
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized void launchOn(int known) {
        port = known;
        launch();
    }

    private synchronized void launchOnFreePort() {
        for (int attempt = 1; ; attempt++) {
            port = LoopbackPorts.free(1).get(0);
            try {
                launch();
                return;
            } catch (EnvironmentException e) {
                // PostgreSQL can't pick its port itself: somebody may have taken it in between.
                boolean taken = e.logTail().stream().anyMatch(line -> line.contains("Address already in use"));
                if (!taken || attempt == LoopbackPorts.TRIES) {
                    throw e;
                }
            }
        }
    }

    private synchronized void launch() {
        List<String> command = programs.command("postgres");
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port), "-h", HOST, "-k", ""));
        List.of(
                        "fsync=on",
                        "synchronous_commit=on",
                        "full_page_writes=on",
                        "max_connections=200",
                        "shared_buffers=64MB")
                .forEach(setting -> command.addAll(List.of("-c", setting)));
        int from = log.position();
        ManagedProcess started = ManagedProcess.start(workspace, ProcessSpec.of(name, command), log);
        started.pid().ifPresent(pid -> workspace.watch(pid, "INT"));
        process = started;
        if (log.await(from, line -> line.contains("ready to accept connections"), PATIENCE)
                .isEmpty()) {
            EnvironmentException failure = started.failure(
                    "PostgreSQL did not become ready", PostgresPrograms.remedy(String.join("\n", log.linesFrom(from))));
            started.kill();
            throw failure;
        }
    }

    private EnvironmentException refused(SQLException e) {
        return new EnvironmentException(
                "PostgreSQL refuses an order of the harness: " + e.getMessage(),
                HOST + ":" + port(),
                log.tail(10),
                "read the log: " + log.file(),
                e);
    }

    private String url(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port() + "/" + database;
    }
}
