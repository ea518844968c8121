package dev.drawbridge.referenceapp.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers with the fields the other way round, and with fields that nobody asked for, in each resource and each refusal. */
class SaysMore extends OncePerRequestFilter {
    private final JsonMapper json;

    SaysMore(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        String type = String.valueOf(answer.getContentType());
        if (!type.contains("json") || answer.getContentSize() == 0) {
            answer.copyBodyToResponse();
            return;
        }
        byte[] body = json.writeValueAsBytes(more(
                json.readTree(answer.getContentAsByteArray()),
                request.getRequestURL().toString()));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private JsonNode more(JsonNode answer, String address) {
        if (answer.isArray()) {
            return json.createArrayNode()
                    .addAll(answer.valueStream()
                            .map(each -> more(each, address))
                            .toList());
        }
        if (!answer.isObject()) {
            return answer;
        }
        List<String> names = new ArrayList<>(answer.propertyNames());
        Collections.reverse(names);
        ObjectNode other = json.createObjectNode().put("region", "north");
        names.forEach(name -> other.set(name, answer.get(name)));
        other.putObject("links").put("self", address);
        return other;
    }
}
