package dev.drawbridge.selftest.othershape;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** HTTP: {@code /v1/orgs}, wrapped, {@code /v1/people}, bare, and how the app is. */
final class Api {

    private static final System.Logger LOG = System.getLogger(Api.class.getName());
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    private final HttpServer server;
    private final Database database;
    private final Directory directory;
    private final BooleanSupplier connected;
    private final BooleanSupplier ready;
    private final Phaser open = new Phaser(1);
    private volatile boolean stopping;

    Api(Settings settings, Database database, Directory directory, BooleanSupplier connected, BooleanSupplier ready)
            throws IOException {
        this.database = database;
        this.directory = directory;
        this.connected = connected;
        this.ready = ready;
        server = HttpServer.create(
                new InetSocketAddress(settings.get("SERVER_ADDRESS"), Integer.parseInt(settings.get("SERVER_PORT"))),
                200);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/", this::answer);
        server.start();
        LOG.log(
                System.Logger.Level.INFO,
                "started on port " + Integer.toString(server.getAddress().getPort()));
    }

    /** Takes no further request and waits for the answers to those that it took. */
    void stop() throws InterruptedException {
        stopping = true;
        try {
            open.awaitAdvanceInterruptibly(open.arrive(), LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // Bounded: what takes longer gets no answer.
        }
        server.stop(0);
    }

    private record Answer(int status, JsonNode body) {}

    private void answer(HttpExchange exchange) throws IOException {
        if (stopping) {
            send(exchange, error(503, "stopping"));
            return;
        }
        open.register();
        try (exchange) {
            send(exchange, answerTo(exchange));
        } finally {
            open.arriveAndDeregister();
        }
    }

    private Answer answerTo(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        try {
            return switch (exchange.getRequestURI().getPath()) {
                case "/livez" -> new Answer(200, JSON.createObjectNode());
                case "/healthz" -> health();
                case "/v1/status" -> status();
                default ->
                    path.length > 2 && path[1].equals("v1") ? resource(exchange, path) : error(404, "no such path");
            };
        } catch (JacksonException notJson) {
            return error(400, "not JSON");
        } catch (Kind.Invalid invalid) {
            return error(409, String.valueOf(invalid.getMessage()));
        } catch (SQLException e) {
            return error(503, "the database says " + e.getSQLState());
        }
    }

    private Answer resource(HttpExchange exchange, String[] path) throws IOException, SQLException {
        Kind kind = path[2].equals("orgs") ? Kind.ORG : Kind.PERSON;
        boolean known = path[2].equals("orgs") || path[2].equals("people");
        String id = path.length == 4 ? path[3] : "";
        String call = exchange.getRequestMethod() + (id.isEmpty() ? "" : " one");
        if (!known || path.length > 4) {
            return error(404, "no such path");
        }
        return switch (call) {
            case "GET" -> all(kind);
            case "GET one" -> one(database.transaction(connection -> Store.find(connection, kind, id, false)));
            case "POST" -> {
                JsonNode fields = fields(kind, exchange);
                yield fields.isObject()
                        ? new Answer(200, wrapped(kind, directory.make(kind, fields)))
                        : error(400, "no fields");
            }
            case "PATCH one", "PUT one" -> {
                JsonNode fields = fields(kind, exchange);
                // What is put is all of it.
                JsonNode all = fields.isObject() && call.startsWith("PUT") ? kind.complete(fields) : fields;
                yield fields.isObject() ? one(directory.change(kind, id, all)) : error(400, "no fields");
            }
            default -> error(405, "not here");
        };
    }

    private static JsonNode fields(Kind kind, HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        return kind == Kind.ORG ? body.path("org") : body;
    }

    private Answer all(Kind kind) throws SQLException {
        var list = JSON.createArrayNode();
        database.transaction(connection -> Store.all(connection, kind)).forEach(each -> list.add(shown(each)));
        return new Answer(200, kind == Kind.ORG ? JSON.createObjectNode().set("items", list) : list);
    }

    private static Answer one(Optional<Store.Thing> thing) {
        return thing.map(found -> new Answer(200, wrapped(found.kind(), found)))
                .orElseGet(() -> error(404, "unknown id"));
    }

    private static JsonNode wrapped(Kind kind, Store.Thing thing) {
        return kind == Kind.ORG ? JSON.createObjectNode().set("data", shown(thing)) : shown(thing);
    }

    private static ObjectNode shown(Store.Thing thing) {
        ObjectNode shown = JSON.createObjectNode().put("key", thing.id());
        shown.setAll(thing.fields());
        return shown.put("createdAt", thing.created()).put("modifiedAt", thing.modified());
    }

    private Answer health() {
        try {
            return ready.getAsBoolean() && database.transaction(connection -> connection.isValid(2))
                    ? new Answer(200, JSON.createObjectNode())
                    : error(503, "not connected, or without a consumer");
        } catch (SQLException e) {
            return error(503, "the database says " + e.getSQLState());
        }
    }

    private Answer status() throws SQLException {
        boolean now = connected.getAsBoolean();
        return database.transaction(connection -> {
            long all = Store.count(connection, "outgoing");
            long waiting = Store.count(connection, "outgoing where not sent");
            Map<String, Object> counts = Map.of(
                    "orgs", Store.count(connection, "things where kind = 'Org'"),
                    "people", Store.count(connection, "things where kind = 'Person'"));
            Map<String, Object> outbox = Map.of("all", all, "sent", all - waiting, "waiting", waiting);
            return new Answer(
                    200,
                    JSON.valueToTree(Map.of(
                            "counts",
                            counts,
                            "nats",
                            Map.of("connected", now),
                            "outbox",
                            outbox,
                            "rejected",
                            Store.count(connection, "incoming where rejected"))));
        });
    }

    private static Answer error(int status, String why) {
        return new Answer(status, JSON.createObjectNode().put("problem", why));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
