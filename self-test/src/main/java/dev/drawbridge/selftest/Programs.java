package dev.drawbridge.selftest;

import dev.drawbridge.harness.environment.Java;
import dev.drawbridge.provisioner.ProvisionerMain;
import dev.drawbridge.selftest.provisioners.ProvisionerHost;
import dev.drawbridge.selftest.worker.WorkerMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the build made, as somebody would run it.
 *
 * @param home the project's folder
 */
public record Programs(Path home) {

    private static final String APPS = "self-test/apps/target/self-test-apps.jar";

    private static final List<String> SHORT_LIVED =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dspring.aot.enabled=true");

    /** As the build says with {@code -Ddrawbridge.home}. */
    public static Programs ofBuild() {
        return new Programs(Path.of(System.getProperty("drawbridge.home", ".."))
                .toAbsolutePath()
                .normalize());
    }

    /** The suite on the command line, as {@code ./drawbridge} starts it. */
    public List<String> drawbridge(List<String> jvmOptions, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Java.executable(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(Java.startingFrom(home.resolve("cli/target/drawbridge.jsa")));
        command.addAll(jvmOptions);
        command.add("-Ddrawbridge.home=" + home);
        command.addAll(List.of("-jar", built("cli/target/drawbridge.jar").toString()));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    /** A JVM that holds one run of the suite after another. */
    List<String> worker() {
        return selfTest(
                "drawbridge.jsa",
                // A binary, as the self-test has found it: no engine is asked for an image in every run.
                List.of("-Dnats.backend=binary", "-Ddrawbridge.home=" + home),
                WorkerMain.class);
    }

    /** The reference app with the classes of {@code self-test/apps} beside its own. */
    List<String> referenceAppWithReplacements() {
        return besideTheReferenceApp("dev.drawbridge.referenceapp.ReferenceApplication");
    }

    /** A process that holds reference apps with those classes; it is told the folder of its pipes. */
    List<String> appHost() {
        return besideTheReferenceApp("dev.drawbridge.referenceapp.host.AppHost", "-Xmx2g");
    }

    /** A process that holds provisioners; it is told the folder of its pipes. */
    List<String> provisionerHost() {
        return selfTestProgram(ProvisionerHost.class);
    }

    /** What stands for a program that is held so. */
    Path standIn() {
        return built("self-test/apps/src/main/sh/stand-in.sh");
    }

    /** A program that has the reference app and the classes of {@code self-test/apps} on its class path. */
    List<String> besideTheReferenceApp(String main) {
        return besideTheReferenceApp(main, "-Xmx256m");
    }

    private List<String> besideTheReferenceApp(String main, String memory) {
        // The run's temporary folder, which Java does not ask for by itself.
        List<String> command = new ArrayList<>(
                List.of("sh", "-c", "exec \"$0\" -Djava.io.tmpdir=\"$TMPDIR\" \"$@\"", Java.executable()));
        command.addAll(SHORT_LIVED);
        command.addAll(Java.startingFrom(built("reference-apps/target/reference-app/reference-app.jsa")));
        command.addAll(List.of(
                memory,
                "-cp",
                built("reference-apps/target/reference-app/reference-app.jar") + File.pathSeparator + built(APPS),
                main));
        return List.copyOf(command);
    }

    /** A program of the self-test's own, with the product beside it: a provisioner, or a dead letter tool. */
    List<String> selfTestProgram(Class<?> main) {
        return selfTest(ProvisionerMain.class.getName() + ".jsa", List.of(), main);
    }

    private List<String> selfTest(String archive, List<String> options, Class<?> main) {
        Path product = built("cli/target/drawbridge.jar");
        List<String> command =
                new ArrayList<>(List.of(Java.executable(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(Java.startingFrom(product.resolveSibling(archive)));
        command.addAll(options);
        // The product's jar first: an archive holds where the class path begins as it did when it was made.
        command.addAll(List.of(
                "-cp",
                product + File.pathSeparator + built("self-test/target/classes") + File.pathSeparator + built(APPS),
                main.getName()));
        return List.copyOf(command);
    }

    /** The class path of a project with the suite's JUnit module as its dependency, and JUnit to run it with. */
    String junitModule() throws IOException {
        return built("junit/target/drawbridge-junit.jar")
                + File.pathSeparator
                + Files.readString(built("junit/target/class-path"));
    }

    private Path built(String path) {
        Path file = home.resolve(path);
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is not built; ./mvnw package -Pself-test -DskipTests builds it");
        }
        return file;
    }
}
