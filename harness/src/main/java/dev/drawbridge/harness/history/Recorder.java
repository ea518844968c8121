package dev.drawbridge.harness.history;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.contract.Contract;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.http.KeepAliveClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Writes over HTTP and records each write, whatever becomes of it. For many threads at once. */
public final class Recorder {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Contract contract;
    private final KeepAliveClient client = new KeepAliveClient();
    private final long begun = System.nanoTime();
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Write> writes = new ArrayList<>();

    /** Of the writes at a system with these names. */
    public Recorder(Contract contract) {
        this.contract = contract;
    }

    /** The wire contract in the names of the system that is written at. */
    Contract contract() {
        return contract;
    }

    /** Has an app make a resource, at the address of one of its instances. */
    public Write create(String app, URI address, Resource resource, Map<String, ?> fields) {
        return write(app, address, "POST", resource, null, fields);
    }

    /** Has an app change a resource. */
    public Write update(String app, URI address, Resource resource, String id, Map<String, ?> fields) {
        return write(app, address, contract.of(resource).update(), resource, id, fields);
    }

    /** Every write so far. */
    public synchronized List<Write> writes() {
        return List.copyOf(writes);
    }

    private Write write(
            String app, URI address, String method, Resource resource, @Nullable String id, Map<String, ?> fields) {
        int number = numbers.incrementAndGet();
        Map<String, String> sent = new TreeMap<>();
        fields.forEach((name, value) -> sent.put(name, JSON.writeValueAsString(value)));
        String path = contract.of(resource).path() + (id == null ? "" : "/" + id);
        String body = contract.request(
                resource,
                id == null ? fields : contract.changing(resource, () -> current(address, resource, path), fields));
        Duration invoked = sinceBegin();
        Answer answer = answer(address, method, path, body);
        Write write = recorded(number, app, resource, id, sent, invoked, answer);
        synchronized (this) {
            writes.add(write);
        }
        return write;
    }

    private JsonNode current(URI address, Resource resource, String path) {
        Answer answer = answer(address, "GET", path, "");
        return answer == null ? MissingNode.getInstance() : contract.answered(resource, answer.json());
    }

    private @Nullable Answer answer(URI address, String method, String path, String body) {
        try {
            return client.send(address, method, path, body);
        } catch (IOException unanswered) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException("interrupted while writing", address.toString(), "run it again");
        }
    }

    private Write recorded(
            int number,
            String app,
            Resource resource,
            @Nullable String id,
            Map<String, String> sent,
            Duration invoked,
            @Nullable Answer answer) {
        Duration completed = sinceBegin();
        if (answer == null || answer.status() < 200 || answer.status() >= 300) {
            int status = answer == null ? 0 : answer.status();
            return new Write(number, app, resource, id, sent, invoked, completed, status, null, null);
        }
        JsonNode told = contract.answered(resource, answer.json());
        String toldId = told.path("id").asString("");
        if (toldId.isEmpty()) {
            throw new AssertionError("expected the resource and its id; " + answer);
        }
        State state = State.of(resource, told);
        return new Write(number, app, resource, id, sent, invoked, completed, answer.status(), state, toldId);
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
