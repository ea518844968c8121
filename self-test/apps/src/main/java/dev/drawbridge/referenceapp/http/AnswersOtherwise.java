package dev.drawbridge.referenceapp.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers about organizations and users with other statuses than the wire contract's, where one is made with two by turns. */
class AnswersOtherwise extends OncePerRequestFilter {
    /** For a malformed body, a missing resource and an invalid field. */
    private static final Map<Integer, Integer> REFUSALS = Map.of(400, 415, 404, 410, 422, 409);

    private static final int[] MADE = {200, 202};
    private static final int CHANGED = 202;
    private static final int READ = 203;

    private final AtomicInteger made = new AtomicInteger();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/organizations") && !path.startsWith("/users");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setStatus(request.getMethod().equals("PATCH") ? CHANGED : READ);
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void setStatus(int status) {
                super.setStatus(
                        status == SC_CREATED
                                ? MADE[made.getAndIncrement() % MADE.length]
                                : REFUSALS.getOrDefault(status, status));
            }
        });
    }
}
