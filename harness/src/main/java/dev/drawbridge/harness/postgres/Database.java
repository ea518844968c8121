package dev.drawbridge.harness.postgres;

/**
 * A database and the one role that may reach it.
 *
 * @param name the database's name
 * @param jdbcUrl its address, without user information
 * @param user the role that owns it and can reach no other
 * @param password the role's password
 */
public record Database(String name, String jdbcUrl, String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "Database[" + jdbcUrl + ", user " + user + ", password ***]";
    }
}
