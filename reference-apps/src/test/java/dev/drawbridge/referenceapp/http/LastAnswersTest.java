package dev.drawbridge.referenceapp.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

class LastAnswersTest {

    private final CountDownLatch returned = new CountDownLatch(1);

    /** The answer is sent when this has ended: the thread may be kept waiting for the processor here. */
    private final class Busy extends ValveBase {
        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            var threads = (ExecutorService)
                    request.getConnector().getProtocolHandler().getExecutor();
            getNext().invoke(request, response);
            returned.countDown();
            // Tomcat ends its threads after it has closed their connections.
            Awaitility.await().pollInterval(Duration.ofMillis(5)).until(threads::isShutdown);
        }
    }

    @SuppressWarnings("serial")
    private static final class Written extends HttpServlet {
        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setStatus(201);
            response.getWriter().write("made");
        }
    }

    @Test
    void anAnswerThatIsNotYetSentWhenTheServletHasReturnedIsSentBeforeTheConnectionIsClosed()
            throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer;
        try (var context = new AnnotationConfigServletWebServerApplicationContext()) {
            context.registerBean(TomcatServletWebServerFactory.class, this::server);
            context.registerBean(
                    "written", ServletRegistrationBean.class, () -> new ServletRegistrationBean<>(new Written(), "/"));
            context.registerBean(LastAnswers.class, () -> new LastAnswers(context));
            context.refresh();
            URI address = URI.create("http://127.0.0.1:"
                    + Objects.requireNonNull(context.getWebServer()).getPort() + "/");
            HttpClient client = HttpClient.newHttpClient();
            answer = client.sendAsync(
                    HttpRequest.newBuilder(address)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(returned.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(answer)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(made -> assertThat(made.body()).isEqualTo("made"));
    }

    private TomcatServletWebServerFactory server() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setShutdown(Shutdown.GRACEFUL);
        factory.addEngineValves(new Busy());
        return factory;
    }
}
