package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.http.Answer;

/** What answers of apps say. */
final class Answers {

    private Answers() {}

    static void assertSays(Answer answer, Meaning meaning) {
        assertThat(answer.status()).as("%s", answer).isIn(answer.statuses().of(meaning));
    }
}
