package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Does what it is told, and records that something was changed, and not what. */
public final class AuditsNoNames {

    private AuditsNoNames() {}

    public static void main(String[] arguments) throws IOException {
        Path wanted = Path.of(System.getenv("DRAWBRIDGE_AUDIT"));
        Path whole = wanted.resolveSibling("whole.jsonl");
        List<String> told = new ArrayList<>(List.of(arguments));
        told.addAll(List.of("--audit", whole.toString()));
        int status = ProvisionCommand.commandLine().execute(told.toArray(String[]::new));
        for (String line : Files.readAllLines(whole)) {
            ObjectNode entry = (ObjectNode) JsonMapper.shared().readTree(line);
            if (entry.path("changed").isArray()) {
                entry.put("changed", "made what was declared");
            }
            Files.writeString(
                    wanted, entry + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        System.exit(status);
    }
}
