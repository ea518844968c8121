package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.reports.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The suite against every variant: what is wrong is blamed for what is wrong with it, and nothing else is. */
@Tag("live")
class VariantsLiveTest {

    /** A run mostly waits; a third one at once would slow the others down past their patience. */
    private static final int AT_ONCE = 2;

    private static final Programs PROGRAMS = Programs.ofBuild();
    private static final VariantRun VARIANT_RUN = new VariantRun(
            PROGRAMS,
            Map.of(
                    "DRAWBRIDGE_NATS_SERVER",
                    ServerBinaries.of(Requirement.usable()).toString()));
    private static final Map<Variant, Future<Result>> RUNS = new LinkedHashMap<>();
    private static final ExecutorService RUNNERS = Executors.newFixedThreadPool(AT_ONCE);

    @BeforeAll
    static void start() {
        if (RUNNERS.isShutdown()) {
            // Asked once more for what came of the runs: it is the same.
            return;
        }
        Path folder = Path.of("target", "variants").toAbsolutePath();
        String only = System.getProperty("variants", "");
        Variants.ALL.stream()
                .filter(variant ->
                        only.isEmpty() || List.of(only.split(",", -1)).contains(variant.name()))
                .forEach(variant ->
                        RUNS.put(variant, RUNNERS.submit(() -> run(variant, folder.resolve(variant.name())))));
    }

    /** What is missed is tried once more, and told: on a shared machine a run can be slowed down past its patience. */
    private static Result run(Variant variant, Path folder) throws IOException {
        Result first = once(variant, folder);
        return first.misses().isEmpty()
                ? first
                : once(variant, folder.resolveSibling(folder.getFileName() + "-again"))
                        .after(first);
    }

    private static Result once(Variant variant, Path folder) throws IOException {
        try {
            return Result.of(variant, VARIANT_RUN.run(variant, folder));
        } catch (TimeoutException e) {
            return Result.notRun(variant, "no end in sight: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.notRun(variant, "interrupted");
        }
    }

    @TestFactory
    Stream<DynamicTest> each_variant_is_blamed_for_what_it_breaks_and_for_nothing_else() {
        return RUNS.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey().name(),
                        () -> assertThat(each.getValue().get().misses())
                                .as("%s, see %s", each.getKey().name(), "self-test/target/variants")
                                .isEmpty()));
    }

    @AfterAll
    static void tell() throws Exception {
        RUNNERS.shutdown();
        List<Result> results = new ArrayList<>();
        for (Map.Entry<Variant, Future<Result>> each : RUNS.entrySet()) {
            try {
                results.add(each.getValue().get());
            } catch (ExecutionException e) {
                results.add(Result.notRun(each.getKey(), String.valueOf(e.getCause())));
            }
        }
        VARIANT_RUN.close();
        Matrix matrix = Matrix.of(Catalogue.load(), results);
        SelfTestJson.write(matrix, results, PROGRAMS.home().resolve("target/drawbridge/self-test.json"));
        System.out.println(matrix.text());
        results.stream()
                .filter(result -> !result.missesAtFirst().isEmpty())
                .forEach(result -> System.out.println("run twice: "
                        + result.variant().name() + ", for at first: " + String.join("; ", result.missesAtFirst())));
    }
}
