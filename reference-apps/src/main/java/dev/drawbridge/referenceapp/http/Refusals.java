package dev.drawbridge.referenceapp.http;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns a refusal into its answer. */
@RestControllerAdvice
class Refusals {
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refuse(Refusal refusal) {
        return ResponseEntity.status(refusal.status()).body(refusal.body());
    }
}
