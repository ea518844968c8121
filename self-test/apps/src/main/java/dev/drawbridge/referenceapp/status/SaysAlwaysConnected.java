package dev.drawbridge.referenceapp.status;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Says in its sync status that it is connected, whether it is or not. */
class SaysAlwaysConnected extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/sync_status");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        String said = new String(held.getContentAsByteArray(), StandardCharsets.UTF_8)
                .replace("\"jetstream_connected\":false", "\"jetstream_connected\":true");
        held.resetBuffer();
        held.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
        held.copyBodyToResponse();
    }
}
