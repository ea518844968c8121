package dev.drawbridge.harness.config;

import java.net.URI;

/**
 * A PostgreSQL server that runs already, on which the run makes the apps' databases.
 *
 * @param server such as {@code postgresql://127.0.0.1:5432/postgres}, without user information
 * @param user who may make databases and roles there
 */
public record AttachedDatabases(URI server, String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "AttachedDatabases[" + server + ", user " + user + ", password ***]";
    }
}
