package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20, 4711})
    void the_same_seed_makes_the_same_text(long seed) {
        assertThat(new Values(seed).texts(10_000)).isEqualTo(new Values(seed).texts(10_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20, 4711})
    void no_text_is_one_that_an_app_may_refuse(long seed) {
        List<String> texts = new Values(seed).texts(10_000);

        assertThat(texts)
                .allSatisfy(text ->
                        assertThat(text).isNotBlank().isEqualTo(text.strip()).doesNotContain("\0"))
                .allMatch(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20, 4711})
    void among_them_is_one_as_long_as_may_be_and_none_is_longer(long seed) {
        assertThat(new Values(seed).texts(10_000))
                .allMatch(text -> text.length() <= 10_000)
                .anyMatch(text -> text.length() > 9_900);
        assertThat(new Values(seed).texts(Values.SHORT)).allMatch(text -> text.length() <= Values.SHORT);
    }
}
