package dev.drawbridge.selftest.provisioners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Does what it is told, and records that something was changed, and not what. */
public final class AuditsNoNames implements Provisioner {

    @Override
    public int run(Told told) throws IOException {
        Path wanted = Path.of(told.variable("DRAWBRIDGE_AUDIT"));
        Path whole = wanted.resolveSibling("whole.jsonl");
        int status = told.and("--audit", whole.toString()).obey();
        for (String line : Files.readAllLines(whole)) {
            ObjectNode entry = (ObjectNode) JsonMapper.shared().readTree(line);
            if (entry.path("changed").isArray()) {
                entry.put("changed", "made what was declared");
            }
            Files.writeString(
                    wanted, entry + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        return status;
    }
}
