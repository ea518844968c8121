package dev.drawbridge.reports;

import com.github.mustachejava.DefaultMustacheFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The report as one page that needs nothing else: no script, no font, no image from elsewhere. */
final class HtmlPage {

    private static final String FOLDER = "dev/drawbridge/reports";

    private HtmlPage() {}

    static String of(Report report) {
        Map<String, Object> view = new HashMap<>(new PageView(report).view());
        view.put("style", style());
        StringWriter page = new StringWriter();
        new DefaultMustacheFactory(FOLDER).compile("index.mustache").execute(page, view);
        return page.toString();
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("index.css"), "index.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
