package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.config.Identity;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Pointers;
import dev.drawbridge.topology.Problem;
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
        if (settings.attached) {
            settings.ofOthers();
        } else {
            settings.ofTheRun();
        }
        if (configuration.readOnly()) {
            settings.readOnly();
        }
        configuration.apps().forEach(settings::app);
        settings.oneProgram("/provisioner", configuration.provisioner().program());
        configuration.topology().apps().forEach(settings::started);
        if (!settings.problems.isEmpty()) {
            throw new InvalidConfigurationException(settings.problems);
        }
    }

    private void ofTheRun() {
        configuration.nats().principals().forEach((name, identity) -> {
            if (identity.isPresent() && identity.get().user().isEmpty()) {
                add(
                        Pointers.child("/nats/principals", name),
                        "a server that the run starts knows users and passwords; found another way",
                        "give it a user, or run against a server that has it, by nats.backend: attached");
            }
        });
        if (configuration.nats().url() != null) {
            add(
                    "/nats/url",
                    "the run starts a server of its own and would never ask this one; nats.backend is not attached",
                    "write nats.backend: attached, or leave nats.url out");
        }
        if (configuration.nats().authority() != null) {
            add(
                    "/nats/tls",
                    "a server that the run starts is not encrypted; nats.backend is not attached",
                    "write nats.backend: attached with nats.url, or leave nats.tls out");
        }
        if (configuration.provisioner().isAbsent()) {
            add(
                    "/provisioner",
                    "a server that the run starts is empty until somebody provisions it; found none",
                    "leave provisioner out for the built-in one, or give its command or image");
        }
    }

    private void ofOthers() {
        if (configuration.nats().url() == null) {
            add("/nats/url", "expected the address of the attached server, found none", "add nats.url");
        }
        if (configuration.nats().principals().isEmpty()) {
            add(
                    "/nats/principals",
                    "expected who connects to the attached server, and how; found nobody",
                    "give the credentials of every app, of observer, and of outsider");
        }
        if (configuration.nats().serverConfig() != null) {
            add(
                    "/nats/server-config",
                    "it is for servers that the run starts, and nats.backend is attached",
                    "leave one of the two out; ./drawbridge audit --conf holds the file against the topology");
        }
        if (!configuration.provisioner().isAbsent() && !hasPassword("admin")) {
            add(
                    "/provisioner",
                    "a provisioner is told a user and a password; there are none of admin",
                    "give them as nats.principals.admin, or write provisioner: none where all is there already");
        }
    }

    /** A run that makes nothing has somebody else's system to look at, and starts nothing that writes there. */
    private void readOnly() {
        if (!attached) {
            add(
                    "/read-only",
                    "it is for a system that runs already; the run starts its own, which is empty until something is made there",
                    "write nats.backend: attached, or leave read-only out");
        }
        if (attached && !configuration.provisioner().isAbsent()) {
            add(
                    "/provisioner",
                    "a provisioner makes streams and consumers, and read-only is set",
                    "leave one of them out");
        }
        configuration.topology().apps().stream()
                .map(App::name)
                .filter(app -> attached && configuration.starts(app))
                .forEach(app -> add(
                        Pointers.child("/apps", app),
                        "an app that the run starts takes messages and writes, and read-only is set",
                        "give apps." + app + ".http where it runs already, or leave read-only out"));
    }

    private void app(String name, Configuration.AppConfig app) {
        String key = Pointers.child("/apps", name);
        oneProgram(key, app.program());
        if (app.port() == Configuration.Port.CHOSEN && app.env().containsKey("SERVER_PORT")) {
            add(
                    key + "/port",
                    "the run chooses the port and tells it as SERVER_PORT, which env sets to another",
                    "leave SERVER_PORT out of apps." + name + ".env, or port");
        }
        String http = app.http();
        if (http == null) {
            return;
        }
        String at = key + "/http";
        if (!app.program().isBuiltIn()) {
            add(
                    at,
                    "an app is started by its command or from its image, or answers at an address already; found both",
                    "leave one of them out");
        }
        if (!attached) {
            add(
                    at,
                    "an app that runs already has a server of its own, which this run must be told; nats.backend is not"
                            + " attached",
                    "write nats.backend: attached with nats.url and nats.principals, or give the app's command or image"
                            + " instead");
        }
    }

    private void oneProgram(String key, Configuration.Program program) {
        if (program.image() != null && !program.command().isEmpty()) {
            add(
                    key + "/image",
                    "a program is started by a command, or from an image by what the image says; found both",
                    "leave one of them out; a container gets its settings by env");
        }
    }

    /** What an app that the run starts needs. */
    private void started(App app) {
        if (!configuration.starts(app.name())) {
            return;
        }
        if (attached && !hasPassword(app.name()) && !isDeclaredAbsent(app.name())) {
            add(
                    Pointers.child("/nats/principals", app.name()),
                    "an app that the run starts is told a user and a password; there are none of " + app.name(),
                    "give them, or apps." + app.name() + ".http where it runs already");
        }
        if (configuration.postgres() == Configuration.Postgres.NONE && !configuration.isOfOthers(app.name())) {
            add(
                    "/postgres/backend",
                    "none is for apps that bring their own database; " + app.name()
                            + " has no command and no image, so it is the reference app, which needs one",
                    "give apps." + app.name() + ".command or image, or write embedded");
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

    private void add(String pointer, String message, String remedy) {
        problems.add(configuration.places().problem(pointer, message, remedy));
    }
}
