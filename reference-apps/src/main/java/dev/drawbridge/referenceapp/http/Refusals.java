package dev.drawbridge.referenceapp.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers with a problem (RFC 9457) what cannot be done. */
@RestControllerAdvice
class Refusals {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(Refusal refusal, HttpServletRequest request) {
        return answer(refusal.problem(), request);
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<ProblemDetail> withoutDatabase(HttpServletRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "the database does not answer; nothing was changed, or try and see");
        problem.setProperty("error", "the database does not answer");
        return answer(problem, request);
    }

    /** As a problem, unless the client asked for plain JSON and said nothing of problems: the members are the same. */
    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpServletRequest request) {
        problem.setInstance(URI.create(request.getRequestURI()));
        String accept = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
        boolean plain = accept.contains("application/json") && !accept.contains("application/problem+json");
        return ResponseEntity.status(problem.getStatus())
                .contentType(plain ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
