package dev.drawbridge.selftest;

import dev.drawbridge.harness.environment.Java;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The second implementation under its own mapping, and under mappings that are wrong in one place. */
final class OtherShapes {

    private static final String CONFIGURATION = "examples/other-shape/drawbridge.yaml";

    /** What the mapping says otherwise than the program does, and what must then be blamed. */
    static final List<Variant> WRONG = List.of(
            wrong(
                    "maps-a-field-of-the-payload-to-another",
                    "@SYNC-05 or @DLQ-01",
                    "    type: Org\n",
                    "    type: Org\n    payload: {name: heading}\n",
                    Blame.of("SYNC-05", "name, here heading")),
            wrong(
                    "maps-the-event-id-to-a-field-that-is-not-there",
                    "@SYNC-05 or @DLQ-01",
                    "event_id: meta.id",
                    "event_id: meta.uid",
                    Blame.of("SYNC-05", "event_id, here meta\\.uid")),
            wrong(
                    "takes-ids-for-numbers",
                    "@SYNC-01 or @DLQ-01",
                    "id: uuid",
                    "id: number",
                    Blame.of("SYNC-01", "id is of the form NUMBER that the configuration names")),
            wrong(
                    "maps-the-reason-to-a-header-that-is-not-there",
                    "@DLQ-08 or @SYNC-01",
                    "x-dlq-reason: Bridge-Why",
                    "x-dlq-reason: Bridge-Reason",
                    Blame.of("DLQ-08", "x-dlq-reason, here Bridge-Reason.*null")));

    private OtherShapes() {}

    /** Every requirement, but the one that is the version of the server in use. */
    static Variant asItIs() {
        return new Variant("as-it-is", "not @PERM-30", "fast", mapped("", ""), List.of());
    }

    private static Variant wrong(String name, String tags, String right, String wrong, Blame... blames) {
        return new Variant(name, tags, "fast", mapped(right, wrong), List.of(blames));
    }

    private static Difference mapped(String right, String wrong) {
        return (folder, programs) -> {
            String text = Files.readString(programs.home().resolve(CONFIGURATION))
                    .replace("../../self-test", programs.home() + "/self-test")
                    .replace(File.pathSeparator + "../../cli", File.pathSeparator + programs.home() + "/cli")
                    .replace("[java,", "[\"" + Java.executable() + "\",");
            if (!text.contains(right)) {
                throw new IOException(CONFIGURATION + " no longer says " + right);
            }
            return Files.writeString(folder.resolve("drawbridge.yaml"), text.replace(right, wrong));
        };
    }
}
