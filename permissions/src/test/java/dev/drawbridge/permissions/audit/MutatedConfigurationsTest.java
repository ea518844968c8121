package dev.drawbridge.permissions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.SignedBridge;
import dev.drawbridge.permissions.SignedBridges;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.topology.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
            String mutated = new Mutant(random, PIECES).text(originals.get(i % originals.size()));
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

    /**
     * Of the files of an operator's deployment one is mutated each time: as text, or in its claims before they are signed. Signing
     * takes its time, so a build has a tenth of them; all by -Dtest.mutations=10000.
     */
    @Test
    void mutated_deployments_of_an_operator_are_judged_or_refused_in_words() throws IOException {
        int mutations = Integer.getInteger("test.mutations", MUTATIONS / 10);
        long seed = Long.getLong("test.seed", 20_261_124L);
        Random random = new Random(seed);
        Audit audit = new Audit(Bridges.seed(Layout.ISOLATED), Map.of(), ServerVersion.parse("2.15.1"));
        List<SignedBridge> bridges =
                SignedBridges.all().stream().map(SignedBridges.Case::bridge).toList();
        List<String> configurations =
                bridges.stream().map(SignedBridge::configuration).toList();
        Path conf = folder.resolve("mutated.conf");
        List<Path> users = List.of(folder.resolve("mutated-a.creds"), folder.resolve("mutated-admin.creds"));
        int judged = 0;
        int refused = 0;
        for (int i = 0; i < mutations; i++) {
            int at = random.nextInt(bridges.size());
            SignedBridge bridge = bridges.get(at);
            int which = random.nextInt(4);
            Mutant mutant = new Mutant(random, PIECES);
            String text = which == 0 ? bridge.configuration(mutant::claims) : configurations.get(at);
            Files.writeString(conf, which == 1 ? mutant.text(text) : text);
            String creds = bridge.creds("system_a", which == 2 ? mutant::claims : any -> any);
            Files.writeString(users.get(0), which == 3 ? mutant.text(creds) : creds);
            Files.writeString(users.get(1), bridge.creds("admin"));
            try {
                audit.ofConfiguration(conf, Map.of(), new GivenTokens(users, List.of()), Instant.now());
                judged++;
            } catch (ConfException inWords) {
                assertThat(inWords).as("seed %d", seed).hasMessageContaining("mutated");
                refused++;
            } catch (RuntimeException | StackOverflowError defect) {
                throw new AssertionError("seed " + seed + ", mutation " + i + ", " + mutant, defect);
            }
        }

        assertThat(judged).isGreaterThan(mutations / 10);
        assertThat(refused).isGreaterThan(mutations / 10);
        assertThat(judged + refused).isEqualTo(mutations);
    }

    private void copyIncluded() throws IOException {
        Files.createDirectories(folder.resolve("base"));
        for (String name : List.of("a.conf", "b.conf", "hub.conf")) {
            Files.copy(
                    Path.of("src/test/resources/audit/base").resolve(name),
                    folder.resolve("base").resolve(name));
        }
    }
}
