package dev.drawbridge.harness.postgres;

import dev.drawbridge.harness.EnvironmentException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What the suite asks of a PostgreSQL server, as somebody who may make databases and roles there. */
final class Orders {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PATIENCE_SECONDS = "10";

    private final UnaryOperator<String> address;
    private final String home;
    private final Properties login = new Properties();
    private final Function<SQLException, EnvironmentException> refused;

    /**
     * @param address from a database's name to its JDBC address
     * @param home the database from which the others are looked after
     * @param refused what to say when PostgreSQL refuses
     */
    Orders(
            UnaryOperator<String> address,
            String home,
            String user,
            String password,
            Function<SQLException, EnvironmentException> refused) {
        this.address = address;
        this.home = home;
        this.refused = refused;
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", PATIENCE_SECONDS);
    }

    static String password() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    Database create(String words) {
        String name = DatabaseName.of(words);
        String password = password();
        execute(
                "CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'",
                // Who is no superuser may give a database to roles only that are granted to him, and look after it so.
                "GRANT " + name + " TO CURRENT_USER",
                "CREATE DATABASE " + name + " OWNER " + name,
                "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        return new Database(name, address.apply(name), name, password);
    }

    /** Ends whoever is connected. */
    void drop(Database database) {
        execute("DROP DATABASE " + database.name() + " WITH (FORCE)", "DROP ROLE " + database.user());
    }

    WriteHold holdWrites(Database database) {
        try {
            Connection connection = connect(database.name());
            try {
                return WriteHold.take(connection, database.name());
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw refused.apply(e);
        }
    }

    DatabaseOutage takeAway(Database database) {
        String alter = "ALTER DATABASE " + database.name() + " WITH ALLOW_CONNECTIONS ";
        execute(
                alter + "false",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database.name() + "'");
        return () -> execute(alter + "true");
    }

    void execute(String... statements) {
        try (Connection connection = connect(home);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw refused.apply(e);
        }
    }

    /** To the database from which the others are looked after. */
    Connection connect() throws SQLException {
        return connect(home);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(address.apply(database), login);
    }
}
