package dev.drawbridge.harness.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.process.LoopbackPorts;
import dev.drawbridge.harness.workspace.Workspace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
final class PostgresServerTest {
    private static Workspace workspace;
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        workspace = Workspace.open();
        server = PostgresServer.start(workspace);
    }

    @AfterAll
    static void end() {
        workspace.close();
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void commits_are_durable_and_connections_enough_for_several_apps() throws SQLException {
        Database database = server.create("durable");

        assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
        assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(Integer.parseInt(ask(database, "SHOW max_connections"))).isGreaterThanOrEqualTo(100);
    }

    @Test
    void a_role_reaches_its_own_database_only() throws SQLException {
        Database mine = server.create("mine");
        Database peers = server.create("peers");

        assertThat(ask(mine, "SELECT current_user")).isEqualTo("mine");
        assertThatThrownBy(() -> connect(peers.jdbcUrl(), mine.user(), mine.password()))
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> connect(mine.jdbcUrl().replace("/mine", "/postgres"), mine.user(), mine.password()))
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> connect(mine.jdbcUrl(), mine.user(), "guess"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void servers_that_begin_from_the_same_folder_have_an_admins_password_each() throws SQLException {
        try (PostgresServer other =
                PostgresServer.start(workspace, "other", LoopbackPorts.free(1).get(0))) {
            Database admin = server.ofAdmin();

            assertThat(ask(other.ofAdmin(), "SELECT current_user")).isEqualTo("postgres");
            assertThatThrownBy(() -> connect(other.ofAdmin().jdbcUrl(), admin.user(), admin.password()))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void what_was_committed_survives_an_outage_on_the_same_port() throws SQLException {
        Database database = server.create("outage");
        int port = server.port();
        try (Connection connection = connect(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (id int)");
            statement.execute("INSERT INTO kept VALUES (7)");

            server.stop();

            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }
        server.restart();

        assertThat(server.port()).isEqualTo(port);
        assertThat(ask(database, "SELECT id FROM kept")).isEqualTo("7");
    }

    @Test
    void a_write_is_seen_to_wait_however_often_one_has_looked_before_and_can_be_ended() throws Exception {
        Database database = server.create("held");
        try (Connection writer = connect(database.jdbcUrl(), database.user(), database.password());
                Statement statement = writer.createStatement()) {
            statement.execute("CREATE TABLE written (id int)");
            try (WriteHold hold = server.holdWrites(database)) {
                assertThat(hold.hasWriter()).isFalse();
                CompletableFuture<Boolean> write =
                        CompletableFuture.supplyAsync(() -> fails(statement, "INSERT INTO written VALUES (1)"));
                hold.awaitWriter(Duration.ofSeconds(20));
                assertThat(hold.writers()).isEqualTo(1);

                hold.endWriters();

                assertThat(write.get(20, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(ask(database, "SELECT count(*) FROM written")).isEqualTo("0");
    }

    @Test
    void a_database_that_was_taken_away_lets_nobody_in_until_it_is_back() throws SQLException {
        Database away = server.create("away");
        Database other = server.create("other");
        try (Connection connection = connect(away.jdbcUrl(), away.user(), away.password());
                Statement statement = connection.createStatement()) {
            DatabaseOutage outage = server.takeAway(away);
            try (outage) {
                assertThat(fails(statement, "SELECT 1")).isTrue();
                assertThatThrownBy(() -> connect(away.jdbcUrl(), away.user(), away.password()))
                        .hasMessageContaining("not currently accepting connections");
                assertThat(ask(other, "SELECT 1")).isEqualTo("1");
            }
        }
        assertThat(ask(away, "SELECT 1")).isEqualTo("1");
    }

    private static boolean fails(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return false;
        } catch (SQLException e) {
            return true;
        }
    }

    @Test
    void a_database_does_not_print_its_password() {
        Database database = server.create("quiet");

        assertThat(database.toString()).doesNotContain(database.password()).contains("***");
    }

    private static String ask(Database database, String query) throws SQLException {
        try (Connection connection = connect(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
