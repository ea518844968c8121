package dev.drawbridge.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Steps that throw for want of a control say so beforehand: {@code run --list} tells by it what would be unverifiable. */
class NeedsTest {

    private static final String NEEDS = "dev.drawbridge.steps.Needs";

    /** Where each control is asked for, by the methods that throw without it. */
    private static final Map<String, Set<String>> CONTROLS = Map.of(
            "GRANTS",
            Set.of(
                    "BridgeBuilder.withGrants",
                    "BridgeBuilder.withoutGrants",
                    "Bridge.putGrants",
                    "Bridge.restoreGrants",
                    "Bridge.withdrawGrant",
                    "Ablation.takenAway",
                    "Ablation.widened"),
            "SERVERS",
            Set.of("World.useOwn"),
            "DATABASES",
            Set.of("AppUnderTest.holdWrites", "AppUnderTest.takeDatabaseAway"),
            "WRITES",
            Set.of(
                    "AppClient.create",
                    "AppClient.createMisshapen",
                    "AppClient.createCutOff",
                    "AppClient.update",
                    // It holds the calls, where they are not seen from here.
                    "InvalidRequest.send",
                    "Clients.publisher",
                    "DeadLetterTool.run"),
            "PROBE_PATHS",
            Set.of("ProbePathSteps.known"));

    private static final JavaClasses STEPS = new ClassFileImporter().importPackages("dev.drawbridge.steps");

    @Test
    void a_step_that_needs_a_control_says_so_and_no_other_does() {
        assertThat(said()).isEqualTo(needed());
        assertThat(said()).hasSizeGreaterThan(5);
    }

    private static Set<String> said() {
        Set<String> said = new TreeSet<>();
        for (JavaClass type : STEPS) {
            for (JavaMethod step : type.getMethods()) {
                step.tryGetAnnotationOfType(NEEDS).ifPresent(needs -> {
                    for (Object control : (Object[]) needs.get("value").orElseThrow()) {
                        said.add(name(step) + " needs " + ((JavaEnumConstant) control).name());
                    }
                });
            }
        }
        return said;
    }

    private static Set<String> needed() {
        Set<String> needed = new TreeSet<>();
        for (JavaClass type : STEPS) {
            for (JavaMethod step : type.getMethods()) {
                boolean isStep = step.getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getRawType().getPackageName().equals("io.cucumber.java.en")
                                        || annotation.getRawType().getName().startsWith("io.cucumber.java.en."));
                if (isStep) {
                    Set<String> called = called(step);
                    CONTROLS.forEach((control, methods) -> {
                        // The attached server stands for one of the scenario's own there.
                        boolean elsewhere = control.equals("SERVERS") && called.contains("Surroundings.isAttached");
                        if (!elsewhere && methods.stream().anyMatch(called::contains)) {
                            needed.add(name(step) + " needs " + control);
                        }
                    });
                }
            }
        }
        return needed;
    }

    /** Everything that a method calls, through others of the steps, too. */
    private static Set<String> called(JavaMethod step) {
        Set<String> names = new HashSet<>();
        Set<JavaMethod> seen = new HashSet<>(Set.of(step));
        Deque<JavaMethod> left = new ArrayDeque<>(Set.of(step));
        while (!left.isEmpty()) {
            JavaMethod method = left.pop();
            method.getMethodCallsFromSelf().forEach(call -> {
                names.add(call.getTargetOwner().getSimpleName() + "." + call.getName());
                call.getTarget()
                        .resolveMember()
                        .filter(target -> isNew(target, seen))
                        .ifPresent(left::push);
            });
            // Whoever is handed a method calls it.
            method.getMethodReferencesFromSelf().forEach(reference -> {
                names.add(reference.getTargetOwner().getSimpleName() + "." + reference.getName());
                reference
                        .getTarget()
                        .resolveMember()
                        .filter(target -> isNew(target, seen))
                        .ifPresent(left::push);
            });
        }
        return names;
    }

    private static boolean isNew(JavaMethod target, Set<JavaMethod> seen) {
        return target.getOwner().getPackageName().equals("dev.drawbridge.steps") && seen.add(target);
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }
}
