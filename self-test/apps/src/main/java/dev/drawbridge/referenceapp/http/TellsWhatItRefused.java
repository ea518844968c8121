package dev.drawbridge.referenceapp.http;

import dev.drawbridge.referenceapp.sync.outbox.Outbox;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/** Publishes an event of what it was asked to make and refused. */
class TellsWhatItRefused extends OncePerRequestFilter {
    private static final int LONGEST = 10_000;

    private final Outbox outbox;
    private final TransactionTemplate transaction;

    TellsWhatItRefused(Outbox outbox, TransactionTemplate transaction) {
        this.outbox = outbox;
        this.transaction = transaction;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingRequestWrapper read = new ContentCachingRequestWrapper(request, LONGEST);
        chain.doFilter(read, response);
        String asked = new String(read.getContentAsByteArray(), StandardCharsets.UTF_8);
        if (response.getStatus() / 100 == 4 && !asked.isEmpty()) {
            transaction.executeWithoutResult(
                    status -> outbox.add("created", "organization", 0, Map.of("asked", asked)));
        }
    }
}
