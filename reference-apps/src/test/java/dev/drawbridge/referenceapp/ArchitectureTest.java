package dev.drawbridge.referenceapp;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The reference app is a system under test like any other: what it gets right, it gets right on the wire. */
class ArchitectureTest {

    private static final JavaClasses OWN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.drawbridge");

    private static ArchRule usesOnly(String own) {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.drawbridge..").and(not(resideInAPackage(own))));
    }

    @Test
    void it_uses_nothing_of_the_suite() {
        usesOnly("dev.drawbridge.referenceapp..").check(OWN);
    }

    @Test
    void a_use_of_another_package_would_be_found() {
        assertThat(usesOnly("dev.drawbridge.referenceapp.http..").evaluate(OWN).hasViolation())
                .isTrue();
    }

    @Test
    void every_package_is_null_marked() {
        classes()
                .should()
                .resideInAnyPackage(OWN.stream()
                        .map(JavaClass::getPackage)
                        .filter(each -> each.isAnnotatedWith(NullMarked.class))
                        .map(each -> each.getName())
                        .distinct()
                        .toArray(String[]::new))
                .check(OWN);
    }
}
