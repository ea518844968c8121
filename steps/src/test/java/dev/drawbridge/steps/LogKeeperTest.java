package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.reports.Masker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeeperTest {

    private static final String SECRET = "correct-horse-battery";

    @TempDir
    private Path folder;

    @Test
    void a_log_is_kept_without_the_secrets_in_it() throws IOException {
        assertThat(new String(kept(bytes("✓ in as " + SECRET + "\n")), StandardCharsets.UTF_8))
                .startsWith("✓ in as ")
                .endsWith("\n")
                .doesNotContain(SECRET);
    }

    @Test
    void secrets_of_any_letters_are_masked() throws IOException {
        String secret = "püré-à-la-maison";

        assertThat(new String(kept(bytes("in as " + secret), secret), StandardCharsets.UTF_8))
                .startsWith("in as ")
                .doesNotContain("maison");
    }

    @Test
    void bytes_that_are_no_text_stay_beside_a_secret_that_does_not() throws IOException {
        byte[] kept = kept(new String(bytes(SECRET), StandardCharsets.ISO_8859_1)
                .concat(" \u00ff\u00fe")
                .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .endsWith(" \u00ff\u00fe")
                .doesNotContain(SECRET);
    }

    private byte[] kept(byte[] log) throws IOException {
        return kept(log, SECRET);
    }

    private byte[] kept(byte[] log, String secret) throws IOException {
        Files.write(Files.createDirectories(folder.resolve("run/app")).resolve("app.log"), log);
        new LogKeeper(Masker.of(List.of(secret))).keep(folder.resolve("run"), folder.resolve("out"));
        return Files.readAllBytes(folder.resolve("out/logs/app-app.log"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
