package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.nats.AttachedBackend;
import dev.drawbridge.topology.App;
import java.util.Optional;

/** What a configuration keeps from a run: thrown where a scenario needs it, and told before one begins. */
public final class Controls {

    private Controls() {}

    /** Why a run can't change the grants on its servers; empty where it can. */
    public static Optional<MissingControlException> missingGrants(Configuration configuration) {
        if (isAttached(configuration)) {
            return Optional.of(grants(
                    "nats.backend is attached; leave it out, and the run starts a server with grants of its own"));
        }
        return configuration.nats().serverConfig() == null
                ? Optional.empty()
                : Optional.of(grants("they stand in the file of nats.server-config; leave it out to have them made"));
    }

    private static MissingControlException grants(String remedy) {
        return new MissingControlException("the grants on the server", remedy);
    }

    /** Why a run can't start servers that a scenario has for itself; empty where it can. */
    public static Optional<MissingControlException> missingServers(Configuration configuration) {
        return isAttached(configuration) ? Optional.of(AttachedBackend.noServers()) : Optional.empty();
    }

    /** Why a run has no hold on some app's database; empty where it has one on each. */
    public static Optional<MissingControlException> missingDatabases(Configuration configuration) {
        return configuration.topology().apps().stream()
                .map(App::name)
                .flatMap(app -> missingDatabase(configuration, app).stream())
                .findFirst();
    }

    /** Why a run has no hold on the database of that app; empty where it has. */
    static Optional<MissingControlException> missingDatabase(Configuration configuration, String app) {
        if (!configuration.starts(app)) {
            return Optional.of(databases("the run does not start " + app + "; give apps." + app
                    + ".command or image, and it does so with a database of the suite's"));
        }
        return configuration.postgres() == Configuration.Postgres.NONE
                ? Optional.of(databases("postgres.backend is none, so the suite has no hold on them; write embedded if"
                        + " your apps can use a PostgreSQL of the suite's, or attached if they can use one of yours"))
                : Optional.empty();
    }

    /** Why a run may make nothing on the system under test; empty where it may. */
    public static Optional<MissingControlException> missingWrites(Configuration configuration) {
        return configuration.readOnly()
                ? Optional.of(
                        new MissingControlException(
                                "what the system is made to hold",
                                "read-only is set; leave it out, and the run makes organizations, users, events and dead letters"))
                : Optional.empty();
    }

    private static MissingControlException databases(String remedy) {
        return new MissingControlException("the apps' databases", remedy);
    }

    private static boolean isAttached(Configuration configuration) {
        return configuration.nats().backend() == Configuration.Backend.ATTACHED;
    }
}
