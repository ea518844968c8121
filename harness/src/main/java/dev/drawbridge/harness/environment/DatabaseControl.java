package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.postgres.Database;
import dev.drawbridge.harness.postgres.DatabaseOutage;
import dev.drawbridge.harness.postgres.DatabaseServer;
import dev.drawbridge.harness.postgres.WriteHold;
import java.util.function.Supplier;

/** What a run may do to an app's database. */
interface DatabaseControl {

    /** Holds back every write, until the hold is closed. */
    WriteHold holdWrites();

    /** Ends every connection and lets nobody in, until the outage is closed. */
    DatabaseOutage takeAway();

    /** Over a database that the suite made; neither is made before it is needed. */
    static DatabaseControl over(Supplier<DatabaseServer> server, Supplier<Database> database) {
        return new DatabaseControl() {
            @Override
            public WriteHold holdWrites() {
                return server.get().holdWrites(database.get());
            }

            @Override
            public DatabaseOutage takeAway() {
                return server.get().takeAway(database.get());
            }
        };
    }

    /**
     * Over none: the app brought its own.
     *
     * @param missing why, and what to configure so that there is one
     */
    static DatabaseControl none(Supplier<MissingControlException> missing) {
        return new DatabaseControl() {
            @Override
            public WriteHold holdWrites() {
                throw missing.get();
            }

            @Override
            public DatabaseOutage takeAway() {
                throw missing.get();
            }
        };
    }
}
