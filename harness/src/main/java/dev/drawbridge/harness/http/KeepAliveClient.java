package dev.drawbridge.harness.http;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Calls apps many times, over connections that stay open: for floods, and for looking again and again until something has come.
 * REST Assured takes several times as much of a processor for a call ({@code scripts/benchmark.sh}).
 */
public final class KeepAliveClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(CONNECT)
            .build();

    /**
     * Sends a body of JSON and waits for the answer, whatever its status.
     *
     * @throws IOException when there is none within 30 s: nobody can say then whether the app did it
     */
    public Answer send(URI app, String method, String path, String body) throws IOException, InterruptedException {
        return answer(
                app,
                method,
                path,
                HttpRequest.newBuilder(address(app, path))
                        .timeout(ANSWER)
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /**
     * Asks, and waits for the answer, whatever its status.
     *
     * @throws IOException when there is none within 20 s
     */
    Answer get(URI app, String path) throws IOException, InterruptedException {
        return answer(
                app, "GET", path, HttpRequest.newBuilder(address(app, path)).timeout(LOOK));
    }

    private Answer answer(URI app, String method, String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(method + " " + path + " at " + app, response.statusCode(), response.body());
    }

    /** What an address can't hold is encoded; an app may live below a path. */
    private static URI address(URI app, String path) throws IOException {
        int query = path.indexOf('?');
        String base = app.getPath() == null ? "" : app.getPath().replaceFirst("/$", "");
        try {
            URI address = new URI(
                    app.getScheme(),
                    app.getAuthority(),
                    base + (query < 0 ? path : path.substring(0, query)),
                    query < 0 ? null : path.substring(query + 1),
                    null);
            return URI.create(address.toASCIIString());
        } catch (URISyntaxException e) {
            throw new IOException("no address can be made of " + app + " and " + path + ": " + e.getMessage(), e);
        }
    }
}
