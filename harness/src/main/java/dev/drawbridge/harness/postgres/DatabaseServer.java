package dev.drawbridge.harness.postgres;

/** A PostgreSQL server on which a run makes databases for apps, and has a hold on those. */
public interface DatabaseServer extends AutoCloseable {

    /**
     * Makes a database with a role of its own that can reach no other database of the run.
     *
     * @param words what it is for, at least one letter or digit; its name is made of them
     * @throws dev.drawbridge.harness.EnvironmentException when PostgreSQL refuses
     */
    Database create(String words);

    /**
     * Holds back every write to a database, until the hold is closed.
     *
     * @throws dev.drawbridge.harness.EnvironmentException when the locks can't be had
     */
    WriteHold holdWrites(Database database);

    /**
     * Ends every connection to a database and lets nobody in, until the outage is closed.
     *
     * @throws dev.drawbridge.harness.EnvironmentException when PostgreSQL refuses
     */
    DatabaseOutage takeAway(Database database);

    /** Ends it if it is the run's own, and else leaves it without anything that the run made. */
    @Override
    void close();
}
