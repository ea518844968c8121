package dev.drawbridge.harness.environment;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The Java that this run itself runs on, for the processes that it starts. */
public final class Java {

    private Java() {}

    /** The program {@code java}. */
    public static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Options to begin with the classes that another start has archived. An archive that isn't there, or is of another Java
     * or class path, is done without, and no reader of the program's output hears of it.
     */
    public static List<String> startingFrom(Path archive) {
        return quietly("-XX:SharedArchiveFile=" + archive);
    }

    /** Options to archive the classes that were loaded when the program ends; those that can't be are left out. */
    static List<String> archivingTo(Path archive) {
        return quietly("-XX:ArchiveClassesAtExit=" + archive);
    }

    private static List<String> quietly(String sharing) {
        return List.of(sharing, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /**
     * The class path of this JVM, right in any working folder; also where it is a single jar or a manifest-only one.
     */
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
