package dev.drawbridge.harness.http;

import static io.restassured.RestAssured.given;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What looking at an app costs by the client that a run looks with, beside REST Assured, with which it writes; of the same app in
 * one run: {@code scripts/benchmark.sh}. No part of a build: a machine under load would make it lie.
 */
@Tag("live")
class LookBenchmark {

    /** As many as a run makes, about. */
    private static final int LOOKS = 1000;

    private static final double NANOS = 1e9;
    private static final String PATH = "/organizations/7";

    /** One look; there is an answer, or it throws. */
    private interface Look {
        String at(URI app) throws IOException, InterruptedException;
    }

    @Test
    void side_by_side() throws Exception {
        HttpServer app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/", call -> {
            byte[] answer = "{\"id\":\"7\",\"name\":\"N\"}".getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().add("Content-Type", "application/json");
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        app.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + app.getAddress().getPort());
            KeepAliveClient client = new KeepAliveClient();
            double kept = cpu(address, there -> client.get(there, PATH).text());
            double assured = cpu(
                    address,
                    there -> given().baseUri(there.toString()).get(PATH).body().asString());
            System.out.printf(
                    Locale.ROOT,
                    "benchmark: %d looks at an app, its answers included: %.2f s of a processor, by REST Assured %.2f s;"
                            + " ratio %.1f%n",
                    LOOKS,
                    kept,
                    assured,
                    assured / kept);
        } finally {
            app.stop(0);
        }
    }

    private static double cpu(URI address, Look look) throws IOException, InterruptedException {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = machine.getProcessCpuTime();
        for (int i = 0; i < LOOKS; i++) {
            if (!look.at(address).contains("\"7\"")) {
                throw new IllegalStateException("nothing to measure: the app was not seen");
            }
        }
        return (machine.getProcessCpuTime() - before) / NANOS;
    }
}
