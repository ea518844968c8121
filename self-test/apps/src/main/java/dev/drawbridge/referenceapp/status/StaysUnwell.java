package dev.drawbridge.referenceapp.status;

import dev.drawbridge.referenceapp.nats.NatsLink;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says for a while after an outage of NATS that it is still not ready. */
class StaysUnwell extends OncePerRequestFilter {
    private static final Duration WHILE = Duration.ofSeconds(50);

    private final NatsLink link;
    private volatile Instant unwellUntil = Instant.MIN;
    private volatile boolean wasThere;

    StaysUnwell(NatsLink link) {
        this.link = link;
        link.onChange(this::changed);
    }

    private void changed() {
        if (link.connected() != null) {
            wasThere = true;
        } else if (wasThere) {
            unwellUntil = Instant.now().plus(WHILE);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/health") || Instant.now().isAfter(unwellUntil);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getWriter().write("{\"status\":\"unavailable\",\"waiting_for\":\"nothing in particular\"}");
    }
}
