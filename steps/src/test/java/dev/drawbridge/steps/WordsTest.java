package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.provisioner.ExitCode;
import io.cucumber.java.ParameterType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {

    static List<Method> kinds() {
        return Stream.of(Words.class.getDeclaredMethods())
                .filter(method -> method.getReturnType().isEnum())
                .filter(method -> method.isAnnotationPresent(ParameterType.class))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_word_that_a_feature_may_write_stands_for_something_of_its_own(Method kind) throws Exception {
        String[] words = kind.getAnnotation(ParameterType.class).value().split("\\|", -1);
        Set<Object> meant = new HashSet<>();
        for (String each : words) {
            meant.add(kind.invoke(new Words(), each));
        }

        assertThat(meant).hasSize(words.length);
        if (kind.getReturnType() != ExitCode.class) {
            assertThat(meant)
                    .as("every %s has words", kind.getReturnType().getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.asList(kind.getReturnType().getEnumConstants()));
        }
    }

    @Test
    void statuses_are_numbers_with_commas() {
        assertThat(new Words().statuses("400, 404, 422")).containsExactlyInAnyOrder(400, 404, 422);
    }
}
