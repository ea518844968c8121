package dev.drawbridge.harness.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.contract.Contract;
import dev.drawbridge.harness.contract.Resource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppClientTest {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final HttpServer app;
    private final AppClient client;
    private final AppClient onlooker;

    AppClientTest() throws IOException {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI address = URI.create("http://127.0.0.1:" + app.getAddress().getPort());
        client = new AppClient("system_a", () -> address, Contract.seed(), () -> {});
        onlooker = new AppClient("system_a", () -> address, Contract.seed(), () -> {
            throw new IllegalStateException("nothing may be written");
        });
    }

    @BeforeEach
    void start() {
        app.createContext("/", call -> {
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(call.getRequestMethod() + " " + call.getRequestURI() + " " + body);
            byte[] answer = "{\"id\":\"7\"}".getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(418, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        app.start();
    }

    @AfterEach
    void stop() {
        app.stop(0);
    }

    @Test
    void bodies_are_wrapped_in_the_key_of_the_resource() {
        client.create(Resource.USER, Map.of("name", "N"));
        client.update(Resource.ORGANIZATION, "7", Map.of("name", "Ö"));
        client.get(Resource.USER, "7");
        client.createCutOff(Resource.USER, Map.of("name", "N"));

        assertThat(calls)
                .containsExactly(
                        "POST /users {\"user\":{\"name\":\"N\"}}",
                        "PATCH /organizations/7 {\"organization\":{\"name\":\"Ö\"}}",
                        "GET /users/7 ",
                        "POST /users {\"user\":{\"");
    }

    @Test
    void where_nothing_may_be_written_no_call_that_would_is_made_and_all_others_are() {
        for (ThrowingCallable write : List.<ThrowingCallable>of(
                () -> onlooker.create(Resource.USER, Map.of("name", "N")),
                () -> onlooker.createMisshapen(Resource.USER, Map.of("name", "N")),
                () -> onlooker.createCutOff(Resource.USER, Map.of("name", "N")),
                () -> onlooker.update(Resource.USER, "7", Map.of("name", "N")))) {
            assertThatThrownBy(write).hasMessage("nothing may be written");
        }
        onlooker.get(Resource.USER, "7");
        onlooker.list(Resource.USER);
        onlooker.syncStatus();

        assertThat(calls).containsExactly("GET /users/7 ", "GET /users ", "GET /sync_status ");
    }

    @Test
    void every_answer_is_returned_whatever_its_status() {
        assertThat(client.get("/health")).isEqualTo(new Answer("GET /health at system_a", 418, "{\"id\":\"7\"}"));
    }

    @Test
    void an_app_that_does_not_answer_is_an_error_of_the_environment() {
        stop();

        assertThatThrownBy(() -> client.get("/health"))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("system_a does not answer GET /health")
                .hasMessageNotContaining("null");
    }

    @Test
    void an_app_may_live_below_a_path_and_ids_hold_what_addresses_do_not() {
        URI below = URI.create("http://127.0.0.1:" + app.getAddress().getPort() + "/bridge/");
        AppClient there = new AppClient("system_a", () -> below, Contract.seed(), () -> {});

        there.get(Resource.USER, "a b/ü");
        there.get("/status?full=yes");

        assertThat(calls).containsExactly("GET /bridge/users/a%20b/%C3%BC ", "GET /bridge/status?full=yes ");
    }
}
