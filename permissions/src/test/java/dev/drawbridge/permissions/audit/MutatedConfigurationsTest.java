package dev.drawbridge.permissions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.topology.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file, the audit ends with findings or with a message that names the file. */
class MutatedConfigurationsTest {

    private static final int MUTATIONS = 10_000;
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "(",
            ")",
            ":",
            "=",
            ",",
            ";",
            "\n",
            "#",
            "//",
            "$",
            "$A",
            "include ",
            ">",
            "*",
            ".",
            "\\",
            "\\x4",
            "-",
            "1k",
            "true",
            "users",
            "permissions",
            "allow",
            "deny",
            "publish",
            "null",
            "\u00e4");

    @TempDir
    private Path folder;

    @Test
    void ten_thousand_mutated_configurations_are_judged_or_refused_in_words() throws IOException {
        // The same each time, so that a build fails for a change only; another one by -Dtest.seed.
        long seed = Long.getLong("test.seed", 20_261_124L);
        Random random = new Random(seed);
        Audit audit = new Audit(Bridges.seed(Layout.ISOLATED), Map.of(), ServerVersion.parse("2.15.1"));
        List<String> originals = new ArrayList<>();
        for (String set : LooseSetsTest.sets()) {
            originals.add(Files.readString(Path.of("src/test/resources/audit").resolve(set)));
        }
        copyIncluded();
        Path file = folder.resolve("mutated.conf");
        int judged = 0;
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String mutated = mutated(originals.get(i % originals.size()), random);
            Files.writeString(file, mutated);
            try {
                audit.ofConfiguration(file, Map.of());
                judged++;
            } catch (ConfException inWords) {
                assertThat(inWords).as("seed %d", seed).hasMessageContaining("mutated.conf");
                refused++;
            } catch (RuntimeException | StackOverflowError defect) {
                throw new AssertionError("seed " + seed + ", mutation " + i + ":\n" + mutated, defect);
            }
        }

        assertThat(judged).isPositive();
        assertThat(refused).isPositive();
        assertThat(judged + refused).isEqualTo(MUTATIONS);
    }

    private void copyIncluded() throws IOException {
        Files.createDirectories(folder.resolve("base"));
        for (String name : List.of("a.conf", "b.conf", "hub.conf")) {
            Files.copy(
                    Path.of("src/test/resources/audit/base").resolve(name),
                    folder.resolve("base").resolve(name));
        }
    }

    private static String mutated(String original, Random random) {
        StringBuilder text = new StringBuilder(original);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int length = Math.min(random.nextInt(12), text.length() - at);
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, at + length);
                case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.replace(at, at + length, PIECES.get(random.nextInt(PIECES.size())));
                default -> text.insert(random.nextInt(text.length()), text.substring(at, at + length));
            }
        }
        return text.toString();
    }
}
