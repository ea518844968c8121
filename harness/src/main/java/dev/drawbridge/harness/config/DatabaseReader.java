package dev.drawbridge.harness.config;

import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.SourceDocument;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads where the attached PostgreSQL server is. Tolerates a wrong form, which the schema reports. */
final class DatabaseReader {

    private static final String AT = "/postgres";

    private final SourceDocument document;
    private final IdentityReader identities;
    private final List<Problem> problems;

    /** @param problems where to add what the schema cannot know */
    DatabaseReader(SourceDocument document, IdentityReader identities, List<Problem> problems) {
        this.document = document;
        this.identities = identities;
        this.problems = problems;
    }

    /** Null where the databases come from elsewhere, and where there is something wrong with it. */
    @Nullable
    AttachedDatabases read() {
        boolean attached = document.root().at(AT + "/backend").asString("").equals("attached");
        for (String key : List.of("url", "user", "password")) {
            boolean given = document.root().path("postgres").has(key);
            if (attached && !given) {
                problems.add(document.problem(
                        AT + "/" + key,
                        "expected the " + key + " of the attached PostgreSQL server, found none",
                        "add postgres." + key + ", or write postgres.backend: embedded"));
            } else if (given && !attached) {
                problems.add(document.problem(
                        AT + "/" + key,
                        "expected it for a PostgreSQL server that runs already only, found it where postgres.backend is not"
                                + " attached",
                        "write postgres.backend: attached, or leave it out"));
            }
        }
        String password = document.root().path("postgres").has("password")
                ? identities.secret(AT, "password", "a password").orElse(null)
                : null;
        URI server = server(document.root().at(AT + "/url"));
        String user = document.root().at(AT + "/user").asString("");
        return attached && server != null && password != null && !user.isEmpty()
                ? new AttachedDatabases(server, user, password)
                : null;
    }

    /** Nothing of a wrong one is repeated in a message: it may hold a password. */
    private @Nullable URI server(JsonNode given) {
        if (!given.isString()) {
            return null;
        }
        try {
            URI server = URI.create(given.asString().replaceFirst("^jdbc:", ""));
            if (server.getHost() != null
                    && server.getUserInfo() == null
                    && ("" + server.getScheme()).matches("postgres(ql)?")
                    && !("" + server.getQuery()).matches("(.*&)?(user|password)=.*")) {
                return server;
            }
        } catch (IllegalArgumentException none) {
            // Told below.
        }
        problems.add(document.problem(
                AT + "/url",
                "expected an address such as postgresql://HOST:5432/postgres, found another",
                "correct it; user and password stand in postgres.user and postgres.password"));
        return null;
    }
}
