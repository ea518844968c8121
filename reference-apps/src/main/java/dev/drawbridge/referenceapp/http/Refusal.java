package dev.drawbridge.referenceapp.http;

import java.util.Map;

/** A request that is answered with a 4xx status and a body that says why. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final transient Map<String, Object> body;

    private Refusal(int status, Map<String, Object> body) {
        super(body.toString(), null, false, false);
        this.status = status;
        this.body = body;
    }

    static Refusal badRequest(String why) {
        return new Refusal(400, Map.of("error", why));
    }

    static Refusal notFound(String what, String id) {
        return new Refusal(404, Map.of("error", what + " " + id + " not found"));
    }

    static Refusal invalid(Map<String, ?> errors) {
        return new Refusal(422, Map.of("errors", errors));
    }

    int status() {
        return status;
    }

    Map<String, Object> body() {
        return body;
    }
}
