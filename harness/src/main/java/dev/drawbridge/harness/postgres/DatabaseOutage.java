package dev.drawbridge.harness.postgres;

/** One database that lets nobody in, as if its server were away; the others on that server go on. */
public interface DatabaseOutage extends AutoCloseable {

    /**
     * Lets its users in again.
     *
     * @throws dev.drawbridge.harness.EnvironmentException when PostgreSQL refuses
     */
    @Override
    void close();
}
