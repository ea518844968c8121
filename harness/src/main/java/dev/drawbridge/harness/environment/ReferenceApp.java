package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The app that is tested where the configuration names none. */
public final class ReferenceApp {

    private ReferenceApp() {}

    /**
     * Its jar, in the project's folder.
     *
     * @throws EnvironmentException when it isn't built
     */
    public static Path jar() {
        Path jar = Path.of(System.getProperty("drawbridge.home", "."))
                .resolve("reference-apps/target/reference-app/reference-app.jar")
                .toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new EnvironmentException(
                    "the reference app is not built",
                    jar.toString(),
                    "build it with ./mvnw package, or set -Ddrawbridge.home to the folder of the project");
        }
        return jar;
    }
}
