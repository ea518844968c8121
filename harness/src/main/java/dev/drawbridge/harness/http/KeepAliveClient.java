package dev.drawbridge.harness.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Calls apps many times at once, over connections that stay open. For floods: a single call is what {@link AppClient} is
 * for.
 */
public final class KeepAliveClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /**
     * Sends a body of JSON and waits for the answer, whatever its status.
     *
     * @throws IOException when there is none within 30 s: nobody can say then whether the app did it
     */
    public Answer send(URI app, String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(app.resolve(path))
                .timeout(ANSWER)
                .header("Content-Type", "application/json; charset=UTF-8")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(method + " " + path + " at " + app, response.statusCode(), response.body());
    }
}
