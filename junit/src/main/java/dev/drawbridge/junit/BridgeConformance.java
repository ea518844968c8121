package dev.drawbridge.junit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.RequirementVerdict;
import dev.drawbridge.steps.Conformance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The conformance suite in a build of your own: extend it, and each requirement is a test.
 *
 * <pre>{@code class OurBridgeIT extends BridgeConformance {}}</pre>
 *
 * <p>The configuration is {@code drawbridge.yaml} in the folder that the tests run in, or the file that {@code
 * sut.config} names. {@code drawbridge.output} says where the reports go ({@code target/drawbridge}), {@code
 * drawbridge.tags} which scenarios run, as a Cucumber tag expression (all). Each is a system property or a line of
 * {@code junit-platform.properties}. Relative paths begin at the folder that the tests run in; those within the
 * configuration begin at its file.
 *
 * <p>A build fails where {@code drawbridge run} ends with another status than 0. One JVM holds one run
 * at a time: several such classes run one after another, as they do unless a build has JUnit run classes in parallel.
 */
@ExtendWith(GivenParameter.class)
public abstract class BridgeConformance {

    /**
     * Runs the suite, and tells what its report says: a container for each profile, and last the run as a whole.
     *
     * @throws dev.drawbridge.steps.NoVerdictException when there is no report, for a configuration that cannot be used or
     *     an environment that broke
     */
    @TestFactory
    public final Stream<DynamicNode> requirements(Given given) {
        Report report = Conformance.report(given.settings());
        Map<String, List<RequirementVerdict>> profiles = report.requirements().stream()
                .collect(Collectors.groupingBy(RequirementVerdict::profile, LinkedHashMap::new, Collectors.toList()));
        return Stream.concat(
                profiles.entrySet().stream().map(profile -> profile(profile.getKey(), profile.getValue())),
                Stream.of(dynamicTest("the run", () -> Told.run(report))));
    }

    private static DynamicContainer profile(String name, List<RequirementVerdict> rows) {
        return dynamicContainer(
                name,
                rows.stream().map(row -> dynamicTest(row.id() + " " + row.requirement(), () -> Told.requirement(row))));
    }
}
