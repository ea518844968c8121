package dev.drawbridge.selftest.worker;

import static net.bytebuddy.matcher.ElementMatchers.isAnnotatedWith;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;

import io.cucumber.java.en.Then;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/**
 * Makes every check of the suite, which is a step that begins with Then, one that can be put out of force: its assertions fail as
 * ever, and nobody hears of it. The steps' source knows nothing of this; their classes are changed before this JVM loads them.
 */
final class CheckSwitch {

    private static final String STEPS = "dev/drawbridge/steps/";

    /** By one annotation, or by the one that holds several of them. */
    private static final ElementMatcher.Junction<MethodDescription> IS_CHECK =
            isAnnotatedWith(nameStartsWith(Then.class.getName()));

    private CheckSwitch() {}

    /**
     * Puts the switch into every check; before any of them is used.
     *
     * @return their names, such as {@code dev.drawbridge.steps.ReplaySteps.itIsAppliedOnce}
     */
    static List<String> install() throws IOException, ReflectiveOperationException {
        ClassLoader loader = CheckSwitch.class.getClassLoader();
        ClassFileLocator classes = ClassFileLocator.ForClassLoader.of(loader);
        TypePool types = TypePool.Default.of(classes);
        // Any class of that package that holds no check lets others be defined beside it.
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(
                Class.forName("dev.drawbridge.steps.NoVerdictException"), MethodHandles.lookup());
        return stepClasses()
                .map(name -> types.describe(name).resolve())
                .flatMap(type -> switchable(type, classes, lookup))
                // Methods of one name are one check.
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> switchable(
            TypeDescription type, ClassFileLocator classes, MethodHandles.Lookup lookup) {
        List<String> checks = type.getDeclaredMethods().filter(IS_CHECK).stream()
                .map(method -> nameOf(type, method))
                .toList();
        if (!checks.isEmpty()) {
            new ByteBuddy()
                    .redefine(type, classes)
                    .visit(Advice.to(Swallow.class).on(IS_CHECK))
                    .make()
                    .load(CheckSwitch.class.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(lookup));
        }
        return checks.stream();
    }

    private static String nameOf(TypeDescription type, MethodDescription method) {
        return type.getName() + "." + method.getName();
    }

    private static Stream<String> stepClasses() throws IOException {
        Path jar = Path.of(System.getProperty("drawbridge.home"), "cli", "target", "drawbridge.jar");
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.matches(STEPS + "\\w+\\.class"))
                    .toList()
                    .stream()
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'));
        }
    }

    /** Woven into each check, where it ends with an exception. */
    static final class Swallow {

        private Swallow() {}

        @Advice.OnMethodExit(onThrowable = AssertionError.class)
        static void exit(@Advice.Origin("#t.#m") String check, @Advice.Thrown(readOnly = false) Throwable thrown) {
            if (thrown != null && Checks.isDisabled(check)) {
                thrown = null;
            }
        }
    }
}
