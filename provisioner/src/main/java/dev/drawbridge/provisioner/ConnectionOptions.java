package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.nats.NatsTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes: the declaration, the server, as whom, how long to wait, where to record it. */
final class ConnectionOptions {

    private static final String DEFAULT_URL = "nats://localhost:4222";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help")
    boolean help;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "The topology: a drawbridge.yaml or a file with a topology alone. Default: the seed's topology."
                            + " Environment: DRAWBRIDGE_CONFIG")
    @Nullable
    Path config;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Where NATS is. Environment: NATS_ADMIN_URL, NATS_URL. Default: " + DEFAULT_URL)
    @Nullable
    String server;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "The NATS user. Environment: NATS_USER; the password only by NATS_PASSWORD or in the URL")
    @Nullable
    String user;

    @Option(names = "--creds", paramLabel = "FILE", description = "A credentials file. Environment: NATS_CREDS")
    @Nullable
    Path creds;

    @Option(
            names = "--inbox-prefix",
            paramLabel = "PREFIX",
            description = "Where replies come. Environment: NATS_INBOX_PREFIX. Default: " + NatsTarget.ADMIN_INBOX)
    @Nullable
    String inboxPrefix;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description =
                    "How long to wait for NATS to come up: 90, 90s, 2m, 500ms. Environment: NATS_WAIT. Default: 60s")
    @Nullable
    String wait;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "Append a JSON line about this run. Environment: DRAWBRIDGE_AUDIT")
    @Nullable
    Path audit;

    /** What the options and the environment amount to. An option wins over the environment. */
    NatsTarget target(Map<String, String> environment) throws ProvisioningException {
        String url = first(server, environment, "NATS_ADMIN_URL", "NATS_URL", DEFAULT_URL);
        String file = first(creds == null ? null : creds.toString(), environment, "NATS_CREDS", "NATS_CREDS", "");
        String prefix =
                first(inboxPrefix, environment, "NATS_INBOX_PREFIX", "NATS_INBOX_PREFIX", NatsTarget.ADMIN_INBOX);
        String name = first(user, environment, "NATS_USER", "NATS_USER", "");
        String password = environment.getOrDefault("NATS_PASSWORD", "");
        try {
            return NatsTarget.of(
                    url,
                    name.isEmpty() ? null : name,
                    password.isEmpty() ? null : password,
                    file.isEmpty() ? null : Path.of(file),
                    prefix);
        } catch (IllegalArgumentException wrong) {
            throw usage(String.valueOf(wrong.getMessage()), "see --server, --creds and NATS_URL");
        }
    }

    Duration wait(Map<String, String> environment) throws ProvisioningException {
        String text = first(wait, environment, "NATS_WAIT", "NATS_WAIT", "60s");
        try {
            String number = text.strip();
            return number.matches("\\d+")
                    ? Duration.ofSeconds(Long.parseLong(number))
                    : number.endsWith("ms")
                            ? Duration.ofMillis(Long.parseLong(number.substring(0, number.length() - 2)))
                            : Duration.parse("PT" + number);
        } catch (java.time.format.DateTimeParseException | NumberFormatException wrong) {
            throw usage("--wait " + text + " is not a duration", "write 90, 90s, 2m or 500ms");
        }
    }

    @Nullable
    Path config(Map<String, String> environment) {
        String path = first(
                config == null ? null : config.toString(), environment, "DRAWBRIDGE_CONFIG", "DRAWBRIDGE_CONFIG", "");
        return path.isEmpty() ? null : Path.of(path);
    }

    @Nullable
    Path audit(Map<String, String> environment) {
        String path =
                first(audit == null ? null : audit.toString(), environment, "DRAWBRIDGE_AUDIT", "DRAWBRIDGE_AUDIT", "");
        return path.isEmpty() ? null : Path.of(path);
    }

    private static ProvisioningException usage(String message, String remedy) {
        return new ProvisioningException(ExitCode.USAGE, message, remedy);
    }

    private static String first(
            @Nullable String option, Map<String, String> environment, String name, String alias, String otherwise) {
        if (option != null) {
            return option;
        }
        String value = environment.getOrDefault(name, "");
        value = value.isBlank() ? environment.getOrDefault(alias, "") : value;
        return value.isBlank() ? otherwise : value;
    }
}
