package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An implementation of another shape passes through its mapping alone, and a mapping that is wrong is blamed for that. */
@Tag("live")
class OtherShapeLiveTest {

    private static final Path FOLDER = Path.of("target", "other-shape").toAbsolutePath();
    private static final VariantRun RUNS = new VariantRun(
            Programs.ofBuild(),
            Map.of(
                    "DRAWBRIDGE_NATS_SERVER",
                    ServerBinaries.of(Requirement.usable()).toString()));

    static Stream<Variant> wrongMappings() {
        return OtherShapes.WRONG.stream();
    }

    @Test
    void a_bridge_of_another_shape_is_conformant_by_its_mapping_alone() throws Exception {
        Finished run = run(OtherShapes.asItIs());

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(Comparison.misses(OtherShapes.asItIs(), run)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongMappings")
    void a_mapping_that_is_wrong_is_blamed_for_what_it_says_wrongly(Variant variant) throws Exception {
        assertThat(Comparison.misses(variant, run(variant))).isEmpty();
    }

    private static Finished run(Variant variant) throws Exception {
        return RUNS.run(variant, FOLDER.resolve(variant.name()));
    }
}
