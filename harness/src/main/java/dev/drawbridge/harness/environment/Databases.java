package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.config.AttachedDatabases;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.postgres.AttachedPostgres;
import dev.drawbridge.harness.postgres.DatabaseServer;
import dev.drawbridge.harness.postgres.PostgresServer;
import dev.drawbridge.harness.workspace.Workspace;
import java.util.Objects;

/** Where the databases of the apps come from that a run starts. */
public final class Databases {

    private Databases() {}

    /** The server on which they are made, started where it is the run's own. */
    static DatabaseServer server(Configuration configuration, Workspace workspace) {
        return isAttached(configuration) ? attached(configuration) : PostgresServer.start(workspace);
    }

    /**
     * What a run would find, found out without starting or making anything.
     *
     * @return in words
     * @throws EnvironmentException when it could not use it
     */
    public static String look(Configuration configuration) {
        return isAttached(configuration) ? attached(configuration).look() : PostgresServer.look();
    }

    /**
     * Sees that they can be had, before anything is started: unpacks the programs, or asks the server that runs already.
     *
     * @throws EnvironmentException when they can't
     */
    public static void require(Configuration configuration) {
        if (isAttached(configuration)) {
            attached(configuration).look();
        } else {
            PostgresServer.requirePrograms();
        }
    }

    private static boolean isAttached(Configuration configuration) {
        return configuration.postgres() == Configuration.Postgres.ATTACHED;
    }

    private static AttachedPostgres attached(Configuration configuration) {
        AttachedDatabases given = Objects.requireNonNull(configuration.databases(), "checked when it was read");
        return new AttachedPostgres(given.server(), given.user(), given.password());
    }
}
