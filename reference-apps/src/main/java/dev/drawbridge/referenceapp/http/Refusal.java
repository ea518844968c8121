package dev.drawbridge.referenceapp.http;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A request that is answered with a 4xx status and a problem that says why. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ProblemDetail problem;

    /**
     * @param member the member of the problem that the wire contract wants: {@code error} or {@code errors}
     * @param value what is in it
     */
    private Refusal(HttpStatus status, String detail, String member, Object value) {
        super(detail, null, false, false);
        problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty(member, value);
    }

    static Refusal badRequest(String why) {
        return new Refusal(HttpStatus.BAD_REQUEST, why, "error", why);
    }

    static Refusal notFound(String what, String id) {
        String why = what + " " + id + " not found";
        return new Refusal(HttpStatus.NOT_FOUND, why, "error", why);
    }

    static Refusal invalid(Map<String, ?> errors) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid: " + String.join(", ", errors.keySet()) + "; see errors",
                "errors",
                errors);
    }

    ProblemDetail problem() {
        return problem;
    }
}
