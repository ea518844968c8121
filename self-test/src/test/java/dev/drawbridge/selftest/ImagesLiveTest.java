package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.harness.process.Commands;
import dev.drawbridge.reports.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A third party's apps and provisioner as container images are judged as programs are, and nothing of them is left. */
@Tag("live")
class ImagesLiveTest {

    private static final Path FOLDER = Path.of("target", "images").toAbsolutePath();
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration SECONDS = Duration.ofSeconds(20);

    /** Stopped and started, told to end, looked at from outside and inside, at work with dead letters and provisioning. */
    private static final List<String> REQUIREMENTS =
            List.of("SYNC-01", "SYNC-11", "OPS-03", "DLQ-07", "PROV-06", "PERM-23", "PERM-24");

    private static final String SECRET = "b0th-s1des-n0w";

    private static final String CONFORMING = """
            apps:
              system_a: {image: "%1$s"}
              system_b: {image: "%1$s", port: chosen}
            provisioner: {image: "%2$s"}
            """.formatted(Images.APP, Images.PROVISIONER);

    private static final Map<String, String> SERVER = Map.of(
            "DRAWBRIDGE_NATS_SERVER", ServerBinaries.of(Requirement.usable()).toString());

    @SuppressWarnings("NullAway.Init")
    private static Images images;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void make() {
        images = Images.make();
    }

    @AfterAll
    static void remove() {
        if (images != null) {
            images.close();
        }
    }

    @AfterEach
    void no_container_is_left() {
        assertThat(Images.containers()).isEmpty();
    }

    @Test
    void two_apps_and_a_provisioner_from_images_pass_what_they_pass_as_programs() throws Exception {
        Variant variant = variant("conforming", String.join(" or @", REQUIREMENTS), CONFORMING);

        Finished run = run(variant);

        assertThat(Comparison.misses(variant, run)).isEmpty();
        assertThat(run.report().orElseThrow().requirements())
                .filteredOn(row -> REQUIREMENTS.contains(row.id()))
                .hasSize(REQUIREMENTS.size())
                .allSatisfy(row -> assertThat(row.verdict()).as(row.id()).isEqualTo(Verdict.PASS));
    }

    @Test
    void an_image_whose_app_breaks_a_rule_is_blamed_for_that() throws Exception {
        String image = images.broken("makes-message-ids-of-its-own", "REPLACEMENT=sync.outbox.MakesMessageIdsOfItsOwn");
        Variant variant = variant(
                "breaking",
                "SYNC-05 or @PERM-24",
                "apps:\n  system_b: {image: \"" + image + "\"}\n",
                Blame.of("SYNC-05", "Nats-Msg-Id of message .*expected: .*but was"));

        assertThat(Comparison.misses(variant, run(variant))).isEmpty();
    }

    @Test
    void images_that_cannot_be_had_are_an_error_of_the_environment_before_anything_is_started() throws Exception {
        Path configuration = Files.writeString(folder.resolve("drawbridge.yaml"), """
                apps:
                  system_a: {image: "127.0.0.1:1/nobody/bridge:1"}
                provisioner: {image: "127.0.0.1:1/nobody/provision:1"}
                """);

        for (String command : List.of("run", "doctor")) {
            Commands.Outcome outcome = Children.drawbridge(
                    SERVER, List.of("-Dnats.backend=binary"), command, "-c", configuration.toString());

            assertThat(outcome.status()).as(outcome.output()).isEqualTo(3);
            assertThat(outcome.output())
                    .contains("the image 127.0.0.1:1/nobody/bridge:1 can't be had: ", "apps.system_a.image")
                    .contains("the image 127.0.0.1:1/nobody/provision:1 can't be had: ", "provisioner.image")
                    .contains("docker login")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void where_no_engine_answers_that_is_said_of_it_alone() throws Exception {
        Path configuration = Files.writeString(folder.resolve("drawbridge.yaml"), CONFORMING);
        Map<String, String> nowhere = Map.of(
                "DOCKER_HOST",
                "tcp://127.0.0.1:1",
                "DRAWBRIDGE_NATS_SERVER",
                SERVER.values().iterator().next());

        for (String command : List.of("run", "doctor")) {
            Commands.Outcome outcome = Children.drawbridge(
                    nowhere, List.of("-Dnats.backend=binary"), command, "-c", configuration.toString());

            assertThat(outcome.status()).as(outcome.output()).isEqualTo(3);
            assertThat(outcome.output())
                    .contains("no container engine answers", "tcp://127.0.0.1:1", "DOCKER_HOST")
                    .doesNotContain("can't be had", "\tat ");
        }
    }

    @Test
    void a_run_that_is_killed_leaves_no_container() throws Exception {
        Path configuration = Files.writeString(
                folder.resolve("drawbridge.yaml"),
                CONFORMING.replace("image: \"" + Images.APP, "env: {KEY: \"${KEY}\"}, image: \"" + Images.APP));
        ProcessBuilder builder = new ProcessBuilder(Children.PROGRAMS.drawbridge(
                        List.of("-Dnats.backend=binary"),
                        "run",
                        "-c",
                        configuration.toString(),
                        "--tags",
                        "@SYNC-01",
                        "-o",
                        folder.resolve("out").toString()))
                .directory(Children.PROGRAMS.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile());
        builder.environment().putAll(SERVER);
        builder.environment().put("KEY", SECRET);
        Process run = builder.start();
        try {
            await("both apps in containers")
                    .atMost(START)
                    .until(() -> Images.containers().size() >= 2);
            assertThat(Images.visible()).contains("drawbridge-").doesNotContain(SECRET);
        } finally {
            run.destroyForcibly();
        }

        assertThat(run.waitFor(SECONDS.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await("the end of the containers")
                .atMost(SECONDS)
                .untilAsserted(() -> assertThat(Images.containers()).isEmpty());
    }

    private Variant variant(String name, String tags, String configuration, Blame... blames) {
        return new Variant(
                name,
                "@" + tags,
                "fast",
                (place, programs) -> Files.writeString(place.resolve("drawbridge.yaml"), configuration),
                List.of(blames));
    }

    private static Finished run(Variant variant) throws Exception {
        return new VariantRun(Programs.ofBuild(), SERVER).run(variant, FOLDER.resolve(variant.name()));
    }
}
