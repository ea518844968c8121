package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.harness.postgres.Database;
import dev.drawbridge.harness.postgres.PostgresServer;
import dev.drawbridge.harness.process.Commands;
import dev.drawbridge.harness.workspace.Workspace;
import dev.drawbridge.reports.RequirementVerdict;
import dev.drawbridge.reports.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose apps have their databases on somebody else's PostgreSQL server. */
@Tag("live")
class AttachedPostgresLiveTest {

    private static Workspace workspace;
    private static PostgresServer server;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void start() {
        workspace = Workspace.open();
        server = PostgresServer.start(workspace);
    }

    @AfterAll
    static void end() {
        workspace.close();
    }

    @Test
    void what_needs_a_hold_on_the_databases_is_shown_there_and_nothing_of_the_run_stays() throws Exception {
        List<String> before = databases();

        Commands.Outcome run = run(server.ofAdmin().password());

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(Written.report(folder).requirements())
                .filteredOn(row -> row.verdict() == Verdict.PASS)
                .extracting(RequirementVerdict::id)
                .containsExactlyInAnyOrder("SYNC-01", "SYNC-11", "OPS-03", "OPS-05");
        assertThat(databases()).isEqualTo(before);
        assertThat(Files.readString(folder.resolve("out/report.json")))
                .doesNotContain(server.ofAdmin().password());
    }

    @Test
    void a_wrong_password_ends_it_before_anything_is_started() throws IOException {
        Commands.Outcome run = run("guessed-secret");

        assertThat(run.status()).as(run.output()).isEqualTo(3);
        assertThat(run.output())
                .contains("the attached PostgreSQL server does not let the user in")
                .contains("where: postgres.url, 127.0.0.1:" + server.port())
                .contains("check postgres.user and postgres.password")
                .doesNotContain("guessed-secret", "\tat ");
        assertThat(folder.resolve("out/report.json")).doesNotExist();
    }

    private static List<String> databases() throws SQLException {
        Database admin = server.ofAdmin();
        try (Connection connection = DriverManager.getConnection(admin.jdbcUrl(), admin.user(), admin.password());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT datname FROM pg_database ORDER BY 1")) {
            List<String> names = new ArrayList<>();
            while (found.next()) {
                names.add(found.getString(1));
            }
            return names;
        }
    }

    private Commands.Outcome run(String password) throws IOException {
        Path configuration = Files.writeString(folder.resolve("drawbridge.yaml"), """
                nats: {backend: binary}
                postgres: {backend: attached, url: "postgresql://127.0.0.1:%d", user: postgres, password: "${THEIRS}"}
                pace: fast
                """.formatted(server.port()));
        return Children.drawbridge(
                Map.of(
                        "THEIRS",
                        password,
                        "DRAWBRIDGE_NATS_SERVER",
                        ServerBinaries.of(Requirement.usable()).toString()),
                List.of(),
                "run",
                "-c",
                configuration.toString(),
                "--tags",
                "@SYNC-01 or @SYNC-11 or @OPS-03 or @OPS-05",
                "-o",
                folder.resolve("out").toString());
    }
}
