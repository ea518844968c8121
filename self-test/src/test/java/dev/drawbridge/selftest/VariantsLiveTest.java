package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.reports.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The suite against every variant: what is wrong is blamed for what is wrong with it, and nothing else is. Then the same without
 * one of the suite's checks at a time, drawn by lot: that it is missing must be noticed.
 */
@Tag("self-test")
@TestMethodOrder(OrderAnnotation.class)
class VariantsLiveTest {

    /** More than there are cores: each waits now and then. Too many slow one another down past their patience. */
    private static final int AT_ONCE =
            Integer.getInteger("at.once", Runtime.getRuntime().availableProcessors() + 2);

    private static final Programs PROGRAMS = Programs.ofBuild();
    private static final VariantRun VARIANT_RUN = VariantRun.withSharedProcesses(
            PROGRAMS,
            Map.of(
                    "DRAWBRIDGE_NATS_SERVER",
                    ServerBinaries.of(Requirement.usable()).toString()));
    private static final Path FOLDER = Path.of("target", "variants").toAbsolutePath();
    private static final Path UNPROVEN = Path.of("src", "test", "resources", "unproven-checks.txt");
    private static final String ONLY = System.getProperty("variants", "");
    private static final int DRAWN = Integer.getInteger("checks", ONLY.isEmpty() ? 20 : 0);
    private static final long SEED = Long.getLong("checks.seed", 1);

    /** How often each conforming variant is run. */
    private static final int CONFORMING_RUNS = Integer.getInteger("conforming.runs", 1);

    /** By the folder of the run: the variant's name, and for a conforming one that is run more than once its number. */
    private static final Map<String, Future<Result>> RUNS = new LinkedHashMap<>();

    private static final ExecutorService RUNNERS = Executors.newFixedThreadPool(AT_ONCE);

    @BeforeAll
    static void start() {
        if (RUNNERS.isShutdown()) {
            // Asked once more for what came of the runs: it is the same.
            return;
        }
        Variants.ALL.stream()
                .filter(variant ->
                        ONLY.isEmpty() || List.of(ONLY.split(",", -1)).contains(variant.name()))
                .forEach(VariantsLiveTest::submit);
    }

    private static void submit(Variant variant) {
        if (!variant.conforms() || CONFORMING_RUNS == 1) {
            RUNS.put(variant.name(), RUNNERS.submit(() -> run(variant, FOLDER.resolve(variant.name()))));
            return;
        }
        // A second try of one that was blamed would hide what these runs are for.
        for (int run = 1; run <= CONFORMING_RUNS; run++) {
            String name = variant.name() + "-" + run;
            RUNS.put(name, RUNNERS.submit(() -> once(variant, FOLDER.resolve(name))));
        }
    }

    /** What is missed is tried once more, and told: on a shared machine a run can be slowed down past its patience. */
    private static Result run(Variant variant, Path folder) {
        Result first = once(variant, folder);
        return first.misses().isEmpty()
                ? first
                : once(variant, folder.resolveSibling(folder.getFileName() + "-again"))
                        .after(first);
    }

    private static Result once(Variant variant, Path folder) {
        try {
            return Result.of(variant, VARIANT_RUN.run(variant, folder));
        } catch (TimeoutException e) {
            return Result.notRun(variant, "no end in sight: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            return Result.notRun(variant, String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.notRun(variant, "interrupted");
        }
    }

    @TestFactory
    @Order(1)
    Stream<DynamicTest> each_variant_is_blamed_for_what_it_breaks_and_for_nothing_else() {
        return RUNS.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> assertThat(each.getValue().get().misses())
                                .as("%s, see %s", each.getKey(), "self-test/target/variants")
                                .isEmpty()));
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> a_check_of_the_suite_that_is_out_of_force_is_missed() throws Exception {
        CheckTable table = table();
        Map<String, Future<List<String>>> trials = new LinkedHashMap<>();
        table.draw(DRAWN, SEED).forEach(check -> trials.put(check, RUNNERS.submit(() -> without(check, table))));
        return trials.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> assertThat(each.getValue().get())
                                .as("what is missed without %s, drawn with seed %d", each.getKey(), SEED)
                                .isNotEmpty()));
    }

    /** Which checks are unproven may not grow. */
    @Test
    @Order(3)
    @EnabledIf("isWhole")
    void a_check_that_no_variant_is_caught_by_stands_in_the_list_of_the_unproven() throws Exception {
        assertThat(Files.readAllLines(UNPROVEN))
                .as("%s, which names the checks of the suite that nobody would miss", UNPROVEN.getFileName())
                .containsAll(table().unproven());
    }

    static boolean isWhole() {
        return ONLY.isEmpty();
    }

    /** What is missed of the first variant that something is missed of; empty when everything is caught all the same. */
    private static List<String> without(String check, CheckTable table) throws Exception {
        for (Variant variant : table.caughtBy(check)) {
            Set<String> blamed = table.requirements(check, variant);
            Finished run = VARIANT_RUN.runWithout(check, variant.only(blamed), FOLDER.resolve("without-" + check));
            List<String> missed = Comparison.misses(variant, run).stream()
                    .filter(miss -> blamed.stream().anyMatch(miss::contains))
                    .toList();
            if (!missed.isEmpty()) {
                return missed;
            }
        }
        return List.of();
    }

    private static CheckTable table() throws Exception {
        return new CheckTable(VARIANT_RUN.checks(), results());
    }

    private static List<Result> results() throws Exception {
        List<Result> results = new ArrayList<>();
        for (Future<Result> each : RUNS.values()) {
            results.add(each.get());
        }
        return results;
    }

    @AfterAll
    static void tell() throws Exception {
        RUNNERS.shutdown();
        List<Result> results = results();
        List<String> checks = VARIANT_RUN.checks();
        SortedSet<String> unproven = table().unproven();
        VARIANT_RUN.close();
        Matrix matrix = Matrix.of(Catalogue.load(), results);
        SelfTestJson.write(matrix, results, PROGRAMS.home().resolve("target/drawbridge/self-test.json"));
        System.out.println(matrix.text());
        System.out.println("unproven, no variant is caught by them (" + unproven.size() + " of " + checks.size()
                + " checks):\n  " + String.join("\n  ", unproven));
        results.stream()
                .filter(result -> !result.missesAtFirst().isEmpty())
                .forEach(result -> System.out.println("run twice: "
                        + result.variant().name() + ", for at first: " + String.join("; ", result.missesAtFirst())));
    }
}
