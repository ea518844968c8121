package dev.drawbridge.cli.setup;

import dev.drawbridge.harness.config.Configuration;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What has to answer over HTTP already: apps that run, and the monitoring of a server that does. */
final class HttpChecks {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int OK = 200;

    private HttpChecks() {}

    static List<Check> all(Configuration configuration) {
        List<Check> all = new ArrayList<>();
        String monitoring = configuration.nats().monitoring();
        if (monitoring != null) {
            all.add(check("nats.monitoring", monitoring, "/varz"));
        }
        configuration.apps().forEach((name, app) -> {
            String http = app.http();
            if (http != null) {
                all.add(check(
                        "apps." + name + ".http",
                        http,
                        configuration.contract().http().health()));
            }
        });
        return all;
    }

    private static Check check(String what, String address, String path) {
        String remedy = "check that " + what + " is its address, that it runs, and that it is ready";
        return new Check(what, remedy, () -> look(what, address, path, remedy));
    }

    private static List<Finding> look(String what, String address, String path, String remedy) {
        try {
            URI uri = URI.create(address.replaceAll("/+$", "") + path);
            HttpResponse<Void> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(
                            HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != OK) {
                return List.of(Finding.lacks(what, "GET " + path + " answered " + answer.statusCode(), remedy));
            }
            List<Finding> findings = new ArrayList<>(List.of(Finding.ok(what, "GET " + path + " answered " + OK)));
            findings.addAll(clock(what, answer.headers().firstValue("date").orElse("")));
            return findings;
        } catch (ConnectException nobody) {
            // The client of the JDK says no word of why, neither of a refusal nor of a name that has no address.
            return List.of(Finding.lacks(what, "nobody takes a connection there", remedy));
        } catch (IOException silent) {
            return List.of(Finding.lacks(what, "GET " + path + " was not answered: " + silent.getMessage(), remedy));
        } catch (IllegalArgumentException noAddress) {
            return List.of(Finding.lacks(what, "it is no address such as http://HOST:3000", "correct it"));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static List<Finding> clock(String what, String date) {
        try {
            return date.isEmpty()
                    ? List.of()
                    : Clocks.apart(what, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)), Instant.now());
        } catch (DateTimeException unreadable) {
            return List.of();
        }
    }
}
