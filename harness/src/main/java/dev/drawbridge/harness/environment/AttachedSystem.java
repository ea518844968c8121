package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.http.AppClient;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeEnvironmentException;
import dev.drawbridge.permissions.probe.RequestOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a system that somebody else started is there as configured: found out in seconds, before any scenario. */
final class AttachedSystem {

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final String API = "$JS.API.";
    private static final int OK = 200;

    private final Configuration configuration;
    private final Attachment attachment;
    private final List<EnvironmentException> missing = new ArrayList<>();

    AttachedSystem(Configuration configuration, Attachment attachment) {
        this.configuration = configuration;
        this.attachment = attachment;
    }

    /**
     * Looks at all of it; changes nothing.
     *
     * @throws EnvironmentException for the first that is missing, the others suppressed in it
     */
    void check() {
        try {
            ProbeConnection.withoutConnect(attachment.endpoint(), "_INBOX.").close();
        } catch (ConnectRefusedException answered) {
            // As most servers do to somebody who doesn't say who it is.
        } catch (ProbeEnvironmentException silent) {
            missing.add(new EnvironmentException(
                    "the attached NATS server can't be reached: " + silent.getMessage(),
                    "nats.url, " + attachment.endpoint().address(),
                    "check that nats.url and nats.tls are the server's, and that it runs"));
        }
        if (missing.isEmpty()) {
            LeastGrants.of(configuration.topology()).forEach(this::principal);
        }
        configuration.apps().forEach(this::app);
        if (!missing.isEmpty()) {
            EnvironmentException first = missing.remove(0);
            missing.forEach(first::addSuppressed);
            throw first;
        }
    }

    private void principal(PrincipalGrants needs) {
        String name = needs.principal().name();
        if (attachment.identityOf(name).isEmpty()) {
            return;
        }
        Access.Way way = attachment.as(name);
        try (ProbeConnection connection = ProbeConnection.connect(way.endpoint(), way.login(), needs.inboxPrefix())) {
            if (name.equals("observer") && configuration.provisioner().isAbsent()) {
                declared().forEach(request -> look(connection, request));
            }
        } catch (ConnectRefusedException refused) {
            missing.add(new EnvironmentException(
                    "the attached NATS server refuses " + name + ": " + refused.getMessage(),
                    attachment.placeOf(name),
                    "correct its credentials, or leave it out: what needs it is then unverifiable"));
        } catch (ProbeEnvironmentException broken) {
            missing.add(new EnvironmentException(
                    "connecting to the attached NATS server as " + name + " failed: " + broken.getMessage(),
                    attachment.placeOf(name) + " at " + attachment.endpoint().address(),
                    "check that nats.url and nats.tls are the server's, and that it runs"));
        }
    }

    private Stream<String> declared() {
        return Stream.concat(
                configuration.topology().streams().stream().map(stream -> "STREAM.INFO." + stream.name()),
                configuration.topology().consumers().stream()
                        .map(consumer -> "CONSUMER.INFO." + consumer.stream() + "." + consumer.name()));
    }

    /** An observer with the least grants is refused a look at what it was not made for, be it there or not. */
    private void look(ProbeConnection observer, String request) {
        String thing = request.replace("STREAM.INFO.", "the stream ").replace("CONSUMER.INFO.", "the consumer ");
        RequestOutcome outcome = observer.request(API + request, "", ANSWER);
        if (!(outcome instanceof RequestOutcome.Answered answered)
                || answered.message().status() != null) {
            missing.add(new EnvironmentException(
                    "the observer can't look at what the topology declares, " + thing + ": " + outcome,
                    attachment.endpoint().address(),
                    "correct topology where the server calls it otherwise, or give the observer its grants:"
                            + " ./drawbridge permissions prints them"));
            return;
        }
        JsonNode info = JsonMapper.shared().readTree(answered.message().text());
        if (info.has("error")) {
            missing.add(new EnvironmentException(
                    "the attached NATS server has not what the topology declares, " + thing + ": "
                            + info.at("/error/description").asString(""),
                    attachment.endpoint().address(),
                    "correct topology, or have it made: by your own provisioner before the run, or by provisioner:"
                            + " built-in with the credentials of admin"));
        }
    }

    private void app(String name, Configuration.AppConfig app) {
        String http = app.http();
        if (http == null) {
            return;
        }
        String remedy = "check that apps." + name + ".http is its address, that it runs, and that it is ready";
        try {
            Answer health = new AppClient(name, () -> URI.create(http), configuration.contract(), () -> {})
                    .get(configuration.contract().http().health());
            if (health.status() != OK) {
                missing.add(
                        new EnvironmentException(name + " is not ready: " + health, "apps." + name + ".http", remedy));
            }
        } catch (EnvironmentException silent) {
            missing.add(new EnvironmentException(silent.what(), "apps." + name + ".http", remedy));
        }
    }
}
