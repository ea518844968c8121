package dev.drawbridge.cli.up;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What somebody must know who wants to use an example that is up. */
final class UpSummary {

    private UpSummary() {}

    static String of(UpState state) {
        Path root = Path.of(state.root());
        Ports ports = state.ports();
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < state.apps().size(); index++) {
            lines.add(row(
                    state.apps().get(index), "http://localhost:" + ports.http().get(index)));
        }
        lines.add(row("NATS", "nats://localhost:" + ports.nats()));
        lines.add(row("monitoring", "http://localhost:" + ports.monitoring()));
        for (int index = 0; index < state.apps().size(); index++) {
            lines.add(row(
                    index == 0 ? "PostgreSQL" : "",
                    "localhost:" + ports.postgres().get(index) + " for "
                            + state.apps().get(index)));
        }
        lines.add("");
        lines.add(row("logs", root.resolve("logs") + " (NATS, PostgreSQL)"));
        for (String app : state.apps()) {
            lines.add(row("", root.resolve(KeeperArguments.BRIDGE).resolve(app).resolve("app.log") + ""));
        }
        lines.add(row("credentials", root.resolve("credentials") + " (a file for each principal, yours only to read)"));
        lines.add("");
        lines.add("Try it:  curl http://localhost:" + ports.http().get(1) + "/sync_status");
        lines.add("End it:  drawbridge down   (removes its data, logs and credentials too)");
        return String.join("\n", lines);
    }

    private static String row(String what, String where) {
        return String.format("  %-12s %s", what, where);
    }
}
