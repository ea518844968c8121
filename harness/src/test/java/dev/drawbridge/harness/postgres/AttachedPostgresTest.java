package dev.drawbridge.harness.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.workspace.Workspace;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a server that somebody else started, as a user who may make databases and roles and is no superuser. */
@Tag("live")
final class AttachedPostgresTest {

    private static Workspace workspace;
    private static PostgresServer server;
    private static Database home;

    @BeforeAll
    static void start() throws SQLException {
        workspace = Workspace.open();
        server = PostgresServer.start(workspace);
        home = server.create("home");
        execute("ALTER ROLE home CREATEDB CREATEROLE");
    }

    @AfterAll
    static void end() {
        workspace.close();
    }

    @Test
    void a_run_makes_databases_there_has_a_hold_on_them_and_drops_them_and_nothing_else() throws Exception {
        server.create("of_others");
        List<String> before = databases();
        try (AttachedPostgres attached = attached(home.user(), home.password())) {
            assertThat(attached.look()).startsWith("PostgreSQL ").endsWith("127.0.0.1:" + server.port());
            Database made = attached.create("disturbed_system_a");
            Database other = attached.create("disturbed_system_b");
            try (Connection app = connect(made);
                    Statement statement = app.createStatement()) {
                statement.execute("CREATE TABLE written (id int)");
                CompletableFuture<Void> write;
                try (WriteHold hold = attached.holdWrites(made)) {
                    write = CompletableFuture.runAsync(() -> insert(statement));
                    hold.awaitWriter(Duration.ofSeconds(20));
                }
                write.join();
                try (DatabaseOutage outage = attached.takeAway(made)) {
                    assertThat(outage).isNotNull();
                    assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
                    assertThatThrownBy(() -> connect(made)).hasMessageContaining("not currently accepting");
                }
                assertThatThrownBy(() -> connect(new Database("", other.jdbcUrl(), made.user(), made.password())))
                        .hasMessageContaining("permission denied for database");
            }
            // Somebody is still connected when the run ends.
            connect(made);
            assertThat(databases()).hasSize(before.size() + 2);
        }
        assertThat(databases()).isEqualTo(before);
        assertThat(rows("SELECT rolname FROM pg_roles WHERE rolname LIKE 'drawbridge%'"))
                .isEmpty();
    }

    @Test
    void what_keeps_a_run_from_it_is_told_with_place_and_remedy_and_without_the_password() throws SQLException {
        server.create("without_rights");
        execute(
                "ALTER ROLE without_rights PASSWORD 'their-secret'",
                "GRANT CONNECT ON DATABASE home TO without_rights");

        assertThatThrownBy(() -> attached("without_rights", "their-secret").look())
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContainingAll(
                        "may not make databases and roles",
                        "where: postgres.url, 127.0.0.1:" + server.port(),
                        "ALTER ROLE without_rights CREATEDB CREATEROLE");
        assertThatThrownBy(() -> attached(home.user(), "guessed-secret").look())
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContainingAll("does not let the user in", "check postgres.user and postgres.password")
                .hasMessageNotContaining("guessed-secret");
        assertThatThrownBy(() -> new AttachedPostgres(URI.create("postgresql://127.0.0.1:1"), "u", "p").look())
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContainingAll("can't be reached", "check that postgres.url");
    }

    private static AttachedPostgres attached(String user, String password) {
        return new AttachedPostgres(URI.create("postgresql://127.0.0.1:" + server.port() + "/home"), user, password);
    }

    private static void execute(String... orders) throws SQLException {
        try (Connection connection = connect(server.ofAdmin());
                Statement statement = connection.createStatement()) {
            for (String order : orders) {
                statement.execute(order);
            }
        }
    }

    private static void insert(Statement statement) {
        try {
            statement.execute("INSERT INTO written VALUES (1)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> databases() throws SQLException {
        return rows("SELECT datname FROM pg_database ORDER BY 1");
    }

    private static List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect(home);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
