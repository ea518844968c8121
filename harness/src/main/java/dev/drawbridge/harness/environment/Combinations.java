package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.config.Identity;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings that are each right by themselves and do not go together in a run. */
final class Combinations {

    private final Configuration configuration;
    private final boolean attached;
    private final List<Problem> problems = new ArrayList<>();

    private Combinations(Configuration configuration) {
        this.configuration = configuration;
        this.attached = configuration.nats().backend() == Configuration.Backend.ATTACHED;
    }

    /** @throws InvalidConfigurationException listing all of them */
    static void check(Configuration configuration) {
        Combinations settings = new Combinations(configuration);
        settings.server();
        configuration.apps().forEach(settings::app);
        configuration.topology().apps().forEach(settings::started);
        if (!settings.problems.isEmpty()) {
            throw new InvalidConfigurationException(settings.problems);
        }
    }

    private void server() {
        if (!attached) {
            configuration.nats().principals().forEach((name, identity) -> {
                if (identity.isPresent() && identity.get().user().isEmpty()) {
                    add(
                            "nats.principals." + name,
                            "a server that the run starts knows users and passwords; found another way",
                            "give it a user, or run against a server that has it, by nats.backend: attached");
                }
            });
            if (configuration.provisioner().isAbsent()) {
                add(
                        "provisioner",
                        "a server that the run starts is empty until somebody provisions it; found none",
                        "leave provisioner out for the built-in one, or give its command");
            }
            return;
        }
        if (configuration.nats().principals().isEmpty()) {
            add(
                    "nats.principals",
                    "expected who connects to the attached server, and how; found nobody",
                    "give the credentials of every app, of observer, and of outsider");
        }
        if (configuration.nats().serverConfig() != null) {
            add(
                    "nats.server-config",
                    "it is for servers that the run starts, and nats.backend is attached",
                    "leave one of the two out; ./drawbridge audit --conf holds the file against the topology");
        }
        if (!configuration.provisioner().isAbsent() && !hasPassword("admin")) {
            add(
                    "provisioner",
                    "a provisioner is told a user and a password; there are none of admin",
                    "give them as nats.principals.admin, or write provisioner: none where all is there already");
        }
    }

    private void app(String name, Configuration.AppConfig app) {
        String http = app.http();
        if (http == null) {
            return;
        }
        String at = "apps." + name + ".http";
        if (!isAddress(http)) {
            add(at, "expected an address such as http://HOST:3000, found something else", "correct it");
        }
        if (!app.command().isEmpty()) {
            add(
                    at,
                    "an app is started by its command, or answers at an address already; found both",
                    "leave one of them out");
        }
        if (!attached) {
            add(
                    at,
                    "an app that runs already has a server of its own, which this run must be told; nats.backend is not"
                            + " attached",
                    "write nats.backend: attached with nats.url and nats.principals, or give the app's command instead");
        }
    }

    /** What an app that the run starts needs. */
    private void started(App app) {
        if (!configuration.starts(app.name())) {
            return;
        }
        if (attached && !hasPassword(app.name()) && !isDeclaredAbsent(app.name())) {
            add(
                    "nats.principals." + app.name(),
                    "an app that the run starts is told a user and a password; there are none of " + app.name(),
                    "give them, or apps." + app.name() + ".http where it runs already");
        }
        if (configuration.postgres() == Configuration.Postgres.NONE && !configuration.isOfOthers(app.name())) {
            add(
                    "postgres.backend",
                    "none is for apps that bring their own database; " + app.name()
                            + " has no command, so it is the reference app, which needs one",
                    "give apps." + app.name() + ".command, or write embedded");
        }
    }

    private boolean hasPassword(String principal) {
        return identity(principal).flatMap(Identity::user).isPresent();
    }

    private boolean isDeclaredAbsent(String principal) {
        return configuration.nats().principals().containsKey(principal)
                && identity(principal).isEmpty();
    }

    private Optional<Identity> identity(String principal) {
        return configuration.nats().principals().getOrDefault(principal, Optional.empty());
    }

    private static boolean isAddress(String http) {
        try {
            URI address = URI.create(http);
            return address.getHost() != null && List.of("http", "https").contains(address.getScheme());
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private void add(String path, String message, String remedy) {
        problems.add(new Problem("configuration", 0, path, message, remedy));
    }
}
