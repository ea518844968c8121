package dev.drawbridge.operations.dlq;

import dev.drawbridge.operations.Refusal;
import dev.drawbridge.operations.StreamClient;
import dev.drawbridge.provisioner.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A JSON line for each replay: who, when, which server, which dead letter, what came of it. Never a secret or a body. */
final class ReplayAudit {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final JsonLines lines;

    private ReplayAudit(Path file) {
        this.file = file;
        this.lines = new JsonLines(file);
    }

    /** {@code $XDG_STATE_HOME/drawbridge/replays.jsonl}, by default below {@code ~/.local/state}. */
    static Path ofUser(Map<String, String> environment) {
        String states = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        Path folder = states.isBlank()
                ? Path.of(home.isBlank() ? System.getProperty("user.home", ".") : home)
                        .resolve(".local/state")
                : Path.of(states);
        return folder.resolve("drawbridge/replays.jsonl");
    }

    /**
     * Shows that it can be written, before anything is replayed.
     *
     * @throws Refusal when it can't
     */
    static ReplayAudit open(Path file) {
        ReplayAudit audit = new ReplayAudit(file);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            audit.lines.open();
            return audit;
        } catch (IOException closed) {
            throw new Refusal(
                    "the audit file can't be written, so nothing was replayed: " + closed,
                    "name another with --audit or DRAWBRIDGE_AUDIT");
        }
    }

    Path file() {
        return file;
    }

    /**
     * Appends what became of one, and returns when the disk has it.
     *
     * @throws IOException when it can't be written
     */
    void write(StreamClient client, ReplayResult result) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        line.put("when", Instant.now().toString());
        line.put("action", "dlq replay");
        ObjectNode who = line.putObject("who");
        who.put("nats", client.who());
        who.put("osUser", System.getProperty("user.name", "unknown"));
        ObjectNode server = line.putObject("server");
        server.put("address", client.address());
        server.put("version", client.serverVersion());
        ObjectNode letter = line.putObject("deadLetter");
        letter.put("stream", result.letter().message().stream());
        letter.put("sequence", result.letter().sequence());
        letter.put("app", result.letter().app());
        letter.put("reason", result.letter().reason());
        result.letter().context().ifPresent(context -> {
            letter.put("original", context.sequence());
            letter.put("eventId", context.eventId());
        });
        if (!result.subject().isEmpty()) {
            line.put("subject", result.subject());
        }
        if (result.sequence() > 0) {
            line.put("sequence", result.sequence());
        }
        line.put("outcome", result.sentence());
        lines.append(line.toString());
    }
}
