package dev.drawbridge.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which module may use which, as {@code docs/architecture.md} has it: left to right, and nothing reaches back. */
final class Arrows {

    /** Whoever may use a module may use what that module's own signatures are made of. */
    static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.of(
            "topology", Set.of(),
            "permissions", Set.of("topology"),
            "provisioner", Set.of("topology", "permissions"),
            "reports", Set.of("topology", "permissions"),
            "harness", Set.of("topology", "permissions", "provisioner"),
            "operations", Set.of("topology", "permissions", "provisioner", "harness"),
            "steps", Set.of("topology", "permissions", "provisioner", "harness", "operations", "reports"),
            "junit", Set.of("reports", "steps"),
            "cli", Set.of("topology", "permissions", "provisioner", "harness", "operations", "reports", "steps")));

    private Arrows() {}

    /** That a module uses no other than those that it may. */
    static ArchRule of(String module) {
        String[] allowed = Stream.concat(Stream.of(module), MAY_USE.getOrDefault(module, Set.of()).stream())
                .map(Arrows::within)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(within(module))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.drawbridge..").and(not(resideInAnyPackage(allowed))))
                .because("the data goes one way: " + module + " may use " + MAY_USE.get(module));
    }

    private static String within(String module) {
        return "dev.drawbridge." + module + "..";
    }
}
