package dev.drawbridge.selftest;

import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.environment.AppUnderTest;
import dev.drawbridge.harness.history.Key;
import dev.drawbridge.harness.history.State;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of an app's tables, read and not written. */
final class Tables {

    private Tables() {}

    static Map<Key, State> of(AppUnderTest app) {
        Map<String, String> environment = app.environment();
        Map<Key, State> rows = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(
                        environment.get("DATABASE_URL"),
                        environment.get("DATABASE_USER"),
                        environment.get("DATABASE_PASSWORD"));
                Statement statement = connection.createStatement()) {
            connection.setReadOnly(true);
            for (Resource resource : Resource.values()) {
                try (ResultSet found =
                        statement.executeQuery("SELECT row_to_json(t) FROM " + resource.key() + "s AS t")) {
                    while (found.next()) {
                        JsonNode row = JsonMapper.shared().readTree(found.getString(1));
                        rows.put(new Key(resource, row.path("id").asString()), State.of(resource, row));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tables of " + app.name() + " cannot be read", e);
        }
        return rows;
    }
}
