package dev.drawbridge.harness.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaTest {

    @Test
    void the_java_of_this_run_can_be_started() {
        assertThat(Path.of(Java.executable())).isExecutable();
    }

    @Test
    void the_class_path_is_right_in_any_folder_and_has_this_class() {
        List<Path> entries = Arrays.stream(Java.classPath().split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();

        assertThat(entries).isNotEmpty().allMatch(Path::isAbsolute).anyMatch(Files::exists);
    }
}
