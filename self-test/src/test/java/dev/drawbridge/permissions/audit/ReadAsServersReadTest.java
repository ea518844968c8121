package dev.drawbridge.permissions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.ConfReader;
import dev.drawbridge.selftest.Programs;
import dev.drawbridge.selftest.ServerBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server takes for a configuration, the audit can read. */
@Tag("live")
class ReadAsServersReadTest {

    private static final int MUTATIONS = 400;
    private static final List<String> PIECES =
            List.of("{", "}", "[", "]", "\"", "'", ":", "=", ",", ";", "\n", " ", "#x\n", "//x\n", "\t", "x", ">");

    @TempDir
    private Path folder;

    @Test
    void what_a_server_accepts_is_read() throws Exception {
        Path sets = Programs.ofBuild().home().resolve("permissions/src/test/resources/audit");
        copy(sets.resolve("base"), folder.resolve("base"));
        List<Path> originals = confs(sets);
        // The same each time, so that a build fails for a change only; another one by -Dtest.seed.
        long seed = Long.getLong("test.seed", 20_261_124L);
        Random random = new Random(seed);
        List<String> unread = new ArrayList<>();
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String mutated = mutated(Files.readString(originals.get(i % originals.size())), random);
            Path file = Files.writeString(folder.resolve("mutated.conf"), mutated);
            if (accepts(file)) {
                accepted++;
                reason(file).ifPresent(why -> unread.add(why + "\n" + mutated));
            }
        }

        assertThat(unread).as("seed %d", seed).isEmpty();
        assertThat(accepted).isBetween(MUTATIONS / 10, MUTATIONS - 1);
    }

    private static Optional<String> reason(Path file) {
        try {
            DeploymentReader.ofText(ConfReader.read(file, Map.of()));
            return Optional.empty();
        } catch (ConfException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static boolean accepts(Path file) throws IOException, InterruptedException {
        return new ProcessBuilder(ServerBinaries.of(Requirement.usable()).toString(), "-t", "-c", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static String mutated(String original, Random random) {
        StringBuilder text = new StringBuilder(original);
        int at = random.nextInt(text.length());
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return random.nextBoolean()
                ? text.insert(at, piece).toString()
                : text.replace(at, at + 1, piece).toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path each : confs(from)) {
            Files.copy(each, to.resolve(each.getFileName().toString()));
        }
    }

    private static List<Path> confs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        }
    }
}
