package dev.drawbridge.harness.http;

import static io.restassured.RestAssured.given;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.contract.Contract;
import dev.drawbridge.harness.contract.Resource;
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
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Calls one app the way its users do, in the names that its system has for things. Every call returns what the app answered, whatever the status. */
public final class AppClient {

    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig()
                    .setParam("http.connection.timeout", 5_000)
                    .setParam("http.socket.timeout", 20_000));

    /** For what is looked at again and again. */
    private static final KeepAliveClient LOOKS = new KeepAliveClient();

    private final String name;
    private final Supplier<URI> base;
    private final Contract contract;
    private final Runnable mayWrite;

    /**
     * A client of the app {@code name}, at the address it has when a call is made.
     *
     * @param mayWrite asked before each call that is to change something; throws where none may
     */
    public AppClient(String name, Supplier<URI> base, Contract contract, Runnable mayWrite) {
        this.name = name;
        this.base = base;
        this.contract = contract;
        this.mayWrite = mayWrite;
    }

    /** {@code POST} of a new resource. */
    public Answer create(Resource resource, Map<String, ?> fields) {
        return post(resource, contract.request(resource, fields));
    }

    /** {@code POST} of a resource in another shape than requests have. */
    public Answer createMisshapen(Resource resource, Map<String, ?> fields) {
        return post(resource, contract.requestOfAnotherShape(resource, fields));
    }

    /** {@code POST} of the first half of a request. */
    public Answer createCutOff(Resource resource, Map<String, ?> fields) {
        String whole = contract.request(resource, fields);
        return post(resource, whole.substring(0, whole.length() / 2));
    }

    /** Changes some fields of a resource. */
    public Answer update(Resource resource, String id, Map<String, ?> fields) {
        mayWrite.run();
        String path = pathOf(resource, id);
        String method = contract.of(resource).update();
        String body = contract.request(
                resource, contract.changing(resource, () -> get(resource, id).json(), fields));
        return call(method, path, assured(request -> json(request, body).request(method, path)), of(resource));
    }

    /** {@code GET} of one resource. */
    public Answer get(Resource resource, String id) {
        return get(pathOf(resource, id), of(resource));
    }

    /** {@code GET} of all resources of a kind, which are a list in the answer's JSON. */
    public Answer list(Resource resource) {
        return get(contract.of(resource).path(), body -> contract.listed(resource, body));
    }

    /** {@code GET} of the sync status. */
    public Answer syncStatus() {
        return get(contract.http().syncStatus(), contract.http().status()::toOurs);
    }

    /** {@code GET} of the health. */
    public Answer health() {
        return get(contract.http().health());
    }

    /** {@code GET} of any path, as it is answered. */
    public Answer get(String path) {
        return get(path, body -> body);
    }

    private Answer get(String path, UnaryOperator<JsonNode> toOurs) {
        return call("GET", path, address -> LOOKS.get(address, path), toOurs);
    }

    private Answer post(Resource resource, String body) {
        mayWrite.run();
        String path = contract.of(resource).path();
        return call("POST", path, assured(request -> json(request, body).post(path)), of(resource));
    }

    private static RequestSpecification json(RequestSpecification request, String body) {
        return request.contentType("application/json; charset=UTF-8").body(body);
    }

    private UnaryOperator<JsonNode> of(Resource resource) {
        return body -> contract.answered(resource, body);
    }

    private String pathOf(Resource resource, String id) {
        return contract.of(resource).path() + "/" + id;
    }

    /** One call to an address; the status and the text of its answer are all that is told. */
    @FunctionalInterface
    private interface Call {
        Answer of(URI address) throws IOException, InterruptedException;
    }

    private static Call assured(Function<RequestSpecification, Response> send) {
        return address -> {
            Response response = send.apply(given().config(CONFIG).baseUri(address.toString()));
            return new Answer("", response.statusCode(), response.body().asString());
        };
    }

    private Answer call(String method, String path, Call call, UnaryOperator<JsonNode> toOurs) {
        URI address = base.get();
        try {
            Answer told = call.of(address);
            return new Answer(
                    method + " " + path + " at " + name,
                    told.status(),
                    told.text(),
                    toOurs.apply(told.json()),
                    contract.http().statuses());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException(
                    "interrupted while " + name + " was asked", address.toString(), "run it again");
        } catch (IOException unreachable) {
            // REST Assured throws this one undeclared.
            throw new EnvironmentException(
                    name + " does not answer " + method + " " + path + ": " + why(unreachable),
                    address.toString(),
                    List.of(),
                    "see in the log of " + name + " whether it still runs",
                    unreachable);
        }
    }

    /** Java's client has no words of its own for a connection that is refused. */
    private static String why(IOException unreachable) {
        String words = unreachable.getMessage();
        return words == null ? unreachable.getClass().getSimpleName() : words;
    }
}
