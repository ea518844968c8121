package dev.drawbridge.referenceapp.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets every request wait, those for health and status among them. */
class AnswersLate extends OncePerRequestFilter {
    private static final Duration TIME = Duration.ofMillis(150);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Thread.sleep(TIME.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        chain.doFilter(request, response);
    }
}
