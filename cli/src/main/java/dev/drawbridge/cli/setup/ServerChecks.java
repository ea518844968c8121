package dev.drawbridge.cli.setup;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.environment.Databases;
import dev.drawbridge.harness.nats.Attempt;
import dev.drawbridge.harness.nats.NatsBackends;
import dev.drawbridge.harness.nats.Outlook;
import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.ConfReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The servers that a run would start. */
final class ServerChecks {

    private static final String NATS = "NATS server";
    private static final String POSTGRES = "PostgreSQL";
    private static final String GET_ONE = "install nats-server " + Requirement.usable()
            + ", or name one with DRAWBRIDGE_NATS_SERVER=/path/to/nats-server";

    private ServerChecks() {}

    /** None of a server that runs already. */
    static List<Check> all(Configuration configuration) {
        List<Check> all = new ArrayList<>();
        if (configuration.nats().backend() != Configuration.Backend.ATTACHED) {
            NatsBackends way =
                    NatsBackends.valueOf(configuration.nats().backend().name());
            all.add(new Check(
                    NATS,
                    "see whether the Docker engine hangs, or run with -Dnats.backend=binary",
                    () -> List.of(nats(Outlook.of(way, Requirement.usable())))));
            Path given = configuration.nats().serverConfig();
            if (given != null) {
                all.add(Check.here("nats.server-config", () -> serverConfig(given)));
            }
        }
        if (configuration.needsDatabases()) {
            all.add(new Check(
                    POSTGRES,
                    "see whether the PostgreSQL server of postgres.url hangs",
                    () -> List.of(postgres(configuration))));
        }
        return all;
    }

    static Finding nats(Outlook outlook) {
        String fetched = String.join(", else ", outlook.fetches());
        if (outlook.atHand().isPresent()) {
            return outlook.fetches().isEmpty()
                    ? Finding.ok(NATS, outlook.atHand().get())
                    : Finding.note(
                            NATS,
                            outlook.atHand().get() + "; a run takes " + fetched + " instead if it can fetch that first",
                            "-Dnats.backend=binary keeps to what is here");
        }
        if (!outlook.fetches().isEmpty()) {
            return Finding.note(NATS, "none here; a run tries to fetch " + fetched, "or " + GET_ONE);
        }
        return Finding.lacks(
                NATS,
                outlook.attempts().stream().map(Attempt::toString).collect(Collectors.joining(", ")),
                GET_ONE + ", or start a Docker engine");
    }

    private static Finding serverConfig(Path file) {
        try {
            ConfReader.read(file, System.getenv());
            return Finding.ok("nats.server-config", file.toString());
        } catch (ConfException | UncheckedIOException unreadable) {
            return new Finding(
                    Finding.State.WRONG,
                    "nats.server-config",
                    Objects.toString(unreadable.getMessage()),
                    "correct that file, or leave nats.server-config out to have one made");
        }
    }

    private static Finding postgres(Configuration configuration) {
        try {
            return Finding.ok(POSTGRES, Databases.look(configuration));
        } catch (EnvironmentException missing) {
            return Finding.lacks(POSTGRES, missing);
        }
    }
}
