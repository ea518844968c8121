package dev.drawbridge.referenceapp.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.drawbridge.referenceapp.ReferenceApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The documents that the app serves about itself, against what it really answers and sends. */
@SuppressWarnings("NullAway.Init")
@Tag("live")
class DocumentsDatabaseTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext app;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        app = SpringApplication.run(
                ReferenceApplication.class,
                "--server.port=0",
                "--bridge.nats.url=nats://127.0.0.1:1",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"));
    }

    @AfterAll
    static void stop() throws IOException {
        app.close();
        postgres.close();
    }

    private static HttpResponse<String> call(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        String port = app.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A document as it is served, YAML or JSON. */
    private static JsonNode document(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = call("GET", path, "");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JSON.valueToTree(new Yaml().<Object>load(answer.body()));
    }

    private static List<String> violations(JsonNode schema, String instance) {
        return SCHEMAS.getSchema(schema.toString(), InputFormat.JSON).validate(instance, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** The schema that the document has for an answer, with all of the document to refer to. */
    private static JsonNode answerSchema(JsonNode api, String operation, int status, String type) {
        JsonNode response = api.at(operation + "/responses/" + status);
        if (response.has("$ref")) {
            response = api.at(response.get("$ref").asString().substring(1));
        }
        JsonNode schema = response.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode())
                .as("%s has %d with %s", operation, status, type)
                .isFalse();
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", api.get("components"));
        whole.setAll((ObjectNode) schema);
        return whole;
    }

    private static HttpResponse<String> conforms(
            JsonNode api, String method, String path, String template, String body, int status)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = call(method, path, body);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", -1)[0];
        String operation = "/paths/" + template.replace("/", "~1") + "/" + method.toLowerCase(java.util.Locale.ROOT);
        assertThat(violations(answerSchema(api, operation, status, type), answer.body()))
                .as("%s %s: %s", method, path, answer.body())
                .isEmpty();
        return answer;
    }

    private static long id(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("id").asLong();
    }

    @Test
    void every_answer_is_as_openapi_says() throws Exception {
        JsonNode api = document("/openapi.yaml");
        String orgs = "/organizations";
        String named = "{\"organization\":{\"name\":\"Acme\",\"domain\":null,\"unknown\":1}}";
        long org = id(conforms(api, "POST", orgs, orgs, named, 201));
        conforms(api, "POST", orgs, orgs, "{", 400);
        conforms(api, "POST", orgs, orgs, "{\"name\":\"Acme\"}", 400);
        conforms(api, "POST", orgs, orgs, "{\"organization\":{\"name\":\" \",\"active\":1}}", 422);
        conforms(api, "POST", orgs, orgs, "{\"organization\":{\"name\":\"\\ud800\"}}", 422);
        conforms(api, "POST", orgs, orgs, "{\"organization\":{\"name\":\"" + "x".repeat(50_001) + "\"}}", 422);
        conforms(api, "GET", orgs, orgs, "", 200);
        conforms(api, "GET", orgs + "/" + org, orgs + "/{id}", "", 200);
        conforms(api, "GET", orgs + "/999999", orgs + "/{id}", "", 404);
        conforms(api, "PATCH", orgs + "/" + org, orgs + "/{id}", named, 200);
        conforms(api, "PATCH", orgs + "/x", orgs + "/{id}", named, 404);
        conforms(api, "PATCH", orgs + "/" + org, orgs + "/{id}", "[]", 400);
        conforms(api, "PATCH", orgs + "/" + org, orgs + "/{id}", "{\"organization\":{\"name\":7}}", 422);
        String users = "/users";
        String user = "{\"user\":{\"organization_id\":" + org + ",\"name\":\"A\",\"email\":\"a@b.c\"}}";
        long made = id(conforms(api, "POST", users, users, user, 201));
        conforms(api, "POST", users, users, user.replace("\"organization_id\":", "\"organization_id\":99"), 422);
        conforms(api, "POST", users, users, "{}", 400);
        conforms(api, "GET", users, users, "", 200);
        conforms(api, "GET", users + "/" + made, users + "/{id}", "", 200);
        conforms(api, "GET", users + "/0", users + "/{id}", "", 404);
        conforms(api, "PATCH", users + "/" + made, users + "/{id}", "{\"user\":{\"role\":\"admin\"}}", 200);
        conforms(api, "PATCH", users + "/" + made, users + "/{id}", "{\"user\":{\"email\":\"none\"}}", 422);
        conforms(api, "PATCH", users + "/" + made, users + "/{id}", "x", 400);
        conforms(api, "PATCH", users + "/0", users + "/{id}", user, 404);
        conforms(api, "GET", "/sync_status", "/sync_status", "", 200);
        conforms(api, "GET", "/health", "/health", "", 503); // There is no NATS server here.
    }

    @Test
    void a_client_that_accepts_plain_json_alone_gets_the_same_refusal_as_that() throws Exception {
        HttpResponse<String> answer =
                call("POST", "/organizations", "{\"organization\":{}}", "Accept", "application/json");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(JSON.readTree(answer.body())
                        .path("errors")
                        .path("name")
                        .get(0)
                        .asString())
                .isEqualTo("can't be blank");
    }

    @Test
    void every_event_is_as_asyncapi_says_and_carries_the_trace_of_its_request() throws Exception {
        JsonNode async = document("/asyncapi.yaml");
        String reference = async.at("/components/messages/event/payload/$ref").asString();
        JsonNode schema = document("/" + reference);
        JdbcClient jdbc = app.getBean(JdbcClient.class);
        String trace = "0af7651916cd43dd8448eb211c80319c";
        long org = id(call(
                "POST",
                "/organizations",
                "{\"organization\":{\"name\":\"Traced\"}}",
                "traceparent",
                "00-" + trace + "-b7ad6b7169203331-01"));
        call("PATCH", "/organizations/" + org, "{\"organization\":{\"domain\":\"t.example\"}}");
        String user = "{\"user\":{\"organization_id\":" + org + ",\"name\":\"A\",\"email\":\"a@b.c\"}}";
        long made = id(call("POST", "/users", user));
        call("PATCH", "/users/" + made, "{\"user\":{\"active\":false}}");
        List<Map<String, Object>> sent =
                jdbc.sql("select body from outbox").query().listOfRows();
        assertThat(sent).hasSizeGreaterThanOrEqualTo(4);
        for (Map<String, Object> row : sent) {
            assertThat(violations(schema, String.valueOf(row.get("body"))))
                    .as("%s", row)
                    .isEmpty();
        }
        assertThat(sent).anyMatch(row -> String.valueOf(row.get("body")).contains("\"trace_id\":\"" + trace + "\""));
        assertThat(violations(schema, "{\"event_id\":\"no\"}")).isNotEmpty();
    }

    @Test
    void liveness_does_not_depend_on_nats_and_readiness_does() throws Exception {
        assertThat(call("GET", "/livez", "").statusCode()).isEqualTo(200);
        assertThat(call("GET", "/readyz", "").statusCode()).isEqualTo(503);
        assertThat(call("GET", "/actuator/health/liveness", "").statusCode()).isEqualTo(200);
    }

    @Test
    void the_metrics_name_outbox_consumer_and_messages_in_hand() throws Exception {
        call("POST", "/organizations", "{\"organization\":{\"name\":\"Waits\"}}");
        String metrics = call("GET", "/actuator/prometheus", "").body();
        assertThat(metrics)
                .contains("bridge_consumer_pending", "bridge_messages_in_hand", "bridge_outbox_age_seconds")
                .containsPattern("bridge_outbox_pending [1-9]");
    }
}
