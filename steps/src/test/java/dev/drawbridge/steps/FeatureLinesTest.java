package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.gherkin.GherkinParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureLinesTest {

    @Test
    void scenarios_and_rows_have_their_lines_in_a_rule_and_outside_of_one() throws IOException {
        assertThat(lines("""
                Feature: f
                  Background:
                    Given b

                  Scenario: outside
                    Given x

                  Rule: r
                    Scenario: inside
                      Given x

                    Scenario Outline: rows
                      Given <x>

                      Examples:
                        | x |
                        | 1 |
                        | 2 |

                      Examples: more
                        | x |
                        | 3 |
                """).values()).containsExactlyInAnyOrder(5L, 9L, 12L, 17L, 18L, 22L);
    }

    @Test
    void an_empty_feature_has_none() throws IOException {
        assertThat(lines("Feature: f")).isEmpty();
    }

    private static Map<String, Long> lines(String text) throws IOException {
        Map<String, Long> lines = new HashMap<>();
        GherkinParser.builder()
                .includeSource(false)
                .includePickles(false)
                .build()
                .parse("f.feature", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .flatMap(envelope -> envelope.getGherkinDocument().stream())
                .flatMap(document -> document.getFeature().stream())
                .forEach(feature -> FeatureLines.collect(feature, lines));
        return lines;
    }
}
