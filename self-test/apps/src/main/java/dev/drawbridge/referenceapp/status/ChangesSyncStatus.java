package dev.drawbridge.referenceapp.status;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Says something else in its sync status than it would. */
abstract class ChangesSyncStatus extends OncePerRequestFilter {

    /** @param said the status, an object in JSON without whitespace */
    abstract String changed(String said);

    @Override
    protected final boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/sync_status");
    }

    @Override
    protected final void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        String said = changed(new String(held.getContentAsByteArray(), StandardCharsets.UTF_8));
        held.resetBuffer();
        held.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
        held.copyBodyToResponse();
    }
}
