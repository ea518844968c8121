package dev.drawbridge.harness.http;

import static io.restassured.RestAssured.given;

import dev.drawbridge.harness.EnvironmentException;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Calls one app the way its users do. Every call returns what the app answered, whatever the status. */
public final class AppClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig()
                    .setParam("http.connection.timeout", 5_000)
                    .setParam("http.socket.timeout", 20_000));

    private final String name;
    private final Supplier<URI> base;

    /** A client of the app {@code name}, at the address it has when a call is made. */
    public AppClient(String name, Supplier<URI> base) {
        this.name = name;
        this.base = base;
    }

    /** {@code POST} of a new resource, wrapped in its key. */
    public Answer create(Resource resource, Map<String, ?> fields) {
        return post(resource.path(), JSON.writeValueAsString(Map.of(resource.key(), fields)));
    }

    /** {@code PATCH} of a resource, wrapped in its key. */
    public Answer update(Resource resource, String id, Map<String, ?> fields) {
        String path = resource.path() + "/" + id;
        String body = JSON.writeValueAsString(Map.of(resource.key(), fields));
        return call(
                "PATCH",
                path,
                request -> request.contentType("application/json; charset=UTF-8")
                        .body(body)
                        .patch(path));
    }

    /** {@code GET} of one resource. */
    public Answer get(Resource resource, String id) {
        return get(resource.path() + "/" + id);
    }

    /** {@code GET} of any path. */
    public Answer get(String path) {
        return call("GET", path, request -> request.get(path));
    }

    /** {@code POST} of a body as it stands, valid or not. */
    public Answer post(String path, String body) {
        return call(
                "POST",
                path,
                request -> request.contentType("application/json; charset=UTF-8")
                        .body(body)
                        .post(path));
    }

    private Answer call(String method, String path, Function<RequestSpecification, Response> send) {
        URI address = base.get();
        try {
            Response response = send.apply(given().config(CONFIG).baseUri(address.toString()));
            return new Answer(
                    method + " " + path + " at " + name,
                    response.statusCode(),
                    response.body().asString());
        } catch (Exception unreachable) {
            // REST Assured throws the client's IOException undeclared, so it can only be told apart by type.
            if (unreachable instanceof IOException) {
                throw new EnvironmentException(
                        name + " does not answer " + method + " " + path + ": " + unreachable.getMessage(),
                        address.toString(),
                        List.of(),
                        "see in the log of " + name + " whether it still runs",
                        unreachable);
            }
            throw unreachable;
        }
    }
}
