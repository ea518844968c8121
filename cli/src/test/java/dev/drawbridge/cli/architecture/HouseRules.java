package dev.drawbridge.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What holds in every module. */
final class HouseRules {

    /** The classes that talk to whoever started the build, beside the command line. */
    private static final Set<String> SPEAKERS = Set.of(
            "dev.drawbridge.steps.Gate",
            "dev.drawbridge.steps.Preflight",
            "dev.drawbridge.steps.Conformance",
            "dev.drawbridge.steps.RunJudge");

    private static final DescribedPredicate<JavaClass> COMMAND_LINE = resideInAPackage("dev.drawbridge.cli..");

    private static final DescribedPredicate<JavaClass> PROGRAM = describe(
            "that can be started",
            type -> type.tryGetMethod("main", String[].class).isPresent());

    private static final DescribedPredicate<JavaClass> SPEAKER =
            describe("that speaks to whoever started it", type -> SPEAKERS.contains(type.getName()));

    static final ArchRule ONLY_PROGRAMS_END_THE_JVM = classes()
            .that(not(COMMAND_LINE).and(not(PROGRAM)))
            .should(never(callMethod(System.class, "exit", int.class)
                    .or(callMethod(Runtime.class, "exit", int.class))
                    .or(callMethod(Runtime.class, "halt", int.class))))
            .because("a library that ends the JVM takes the caller's decision, and the report, away");

    static final ArchRule ONLY_SPEAKERS_PRINT = classes()
            .that(not(COMMAND_LINE).and(not(SPEAKER)))
            .should(never(accessField(System.class, "out")
                    .or(accessField(System.class, "err"))
                    .or(callMethod(Throwable.class, "printStackTrace"))))
            .because("what is worth saying goes into an exception or the report, where secrets are masked");

    static final ArchRule NOTHING_SLEEPS = classes()
            .should(never(callMethod(Thread.class, "sleep", long.class)
                    .or(callMethod(Thread.class, "sleep", long.class, int.class))))
            .because("a fixed sleep is too long on a fast machine and too short on a slow one");

    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .should(new ArchCondition<>("be in a package whose package-info says @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            type,
                            marked,
                            type.getPackageName() + " has no @NullMarked package-info: " + type.getName()));
                }
            });

    private HouseRules() {}
}
