package dev.drawbridge.cli.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.drawbridge.topology.wrong.ReachesBack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The command line sees every module but the reference apps, which use none of them and have a test of their own. */
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.drawbridge");

    private static final JavaClasses WRONG = new ClassFileImporter().importClasses(ReachesBack.class);

    static final Set<String> MODULES = Arrows.MAY_USE.keySet();

    static final List<ArchRule> RULES = List.of(
            HouseRules.ONLY_PROGRAMS_END_THE_JVM,
            HouseRules.ONLY_SPEAKERS_PRINT,
            HouseRules.NOTHING_SLEEPS,
            HouseRules.EVERY_PACKAGE_IS_NULL_MARKED);

    @ParameterizedTest
    @FieldSource("MODULES")
    void a_module_uses_only_what_it_may(String module) {
        Arrows.of(module).check(ALL);
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void the_house_rules_hold_everywhere(ArchRule rule) {
        rule.check(ALL);
    }

    @Test
    void no_two_packages_need_each_other_across_modules() {
        slices().matching("dev.drawbridge.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void every_module_on_the_class_path_has_its_arrows() {
        assertThat(ALL.stream()
                        .map(type -> type.getPackageName().split("\\.", -1)[2])
                        .collect(Collectors.toSet()))
                .isEqualTo(MODULES);
    }

    @Test
    void the_arrows_are_those_of_the_documentation() throws IOException {
        String table = Files.readString(Path.of("..", "docs", "architecture.md"));
        for (String module :
                List.of("topology", "permissions", "provisioner", "reports", "harness", "operations", "junit")) {
            var row = Pattern.compile("(?m)^\\| `" + module + "/` \\|.*\\| (.*) \\|$")
                    .matcher(table);

            assertThat(row.find()).as(module).isTrue();
            Set<String> documented = new TreeSet<>(List.of(row.group(1).split(", ", -1)));
            documented.remove("nothing");
            assertThat(documented).as(module).isEqualTo(Arrows.MAY_USE.get(module));
        }
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void a_class_that_breaks_a_house_rule_is_found(ArchRule rule) {
        assertThat(rule.evaluate(WRONG).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    @Test
    void a_class_that_reaches_back_is_found_with_what_it_reaches_for() {
        assertThat(Arrows.of("topology").evaluate(WRONG).getFailureReport().toString())
                .contains("ReachesBack", "dev.drawbridge.permissions.Principal", "the data goes one way");
    }
}
