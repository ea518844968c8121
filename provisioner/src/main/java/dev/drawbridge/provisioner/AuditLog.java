package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.plan.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Appends one JSON line for each run: who, when, which server, what changed, how it ended. Never a secret. */
final class AuditLog {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonLines lines;

    AuditLog(Path file) {
        this.lines = new JsonLines(file);
    }

    /**
     * Whether a record can be written, asked before anything is changed.
     *
     * @throws IOException when the file can't be opened for appending
     */
    void open() throws IOException {
        lines.open();
    }

    /**
     * Appends the record and returns when the disk has it.
     *
     * @param principal the NATS user
     * @param server null when none was reached
     * @param error why it failed, null when it didn't
     * @throws IOException when it can't be written
     */
    void write(
            String action,
            String principal,
            String url,
            @Nullable ServerIdentity server,
            List<Change> changes,
            ExitCode exitCode,
            @Nullable String error)
            throws IOException {
        ObjectNode line = JSON.createObjectNode();
        line.put("when", Instant.now().toString());
        line.put("action", action);
        ObjectNode who = line.putObject("who");
        who.put("natsUser", principal);
        who.put("osUser", System.getProperty("user.name", "unknown"));
        ObjectNode at = line.putObject("server");
        at.put("url", url);
        if (server != null) {
            at.put("id", server.id());
            at.put("name", server.name());
            at.put("version", server.version());
        }
        if (changes.isEmpty()) {
            line.put("changed", "no change");
        } else {
            ArrayNode list = line.putArray("changed");
            changes.forEach(change -> list.add(change.toString()));
        }
        line.put("outcome", error == null ? "done" : error);
        line.put("exitCode", exitCode.status());
        lines.append(line.toString());
    }
}
