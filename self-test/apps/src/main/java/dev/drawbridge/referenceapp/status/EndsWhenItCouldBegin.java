package dev.drawbridge.referenceapp.status;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the process when what it had to wait for is there, with a status that tells nobody to start it again. */
class EndsWhenItCouldBegin extends OncePerRequestFilter {
    private volatile boolean waited;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/health");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void setStatus(int status) {
                if (status == SC_SERVICE_UNAVAILABLE) {
                    waited = true;
                } else if (waited) {
                    Runtime.getRuntime().halt(0);
                }
                super.setStatus(status);
            }
        });
    }
}
