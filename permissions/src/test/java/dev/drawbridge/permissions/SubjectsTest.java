package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "*", ">", "a.*.c", "a.>", "foo*.b", "a>.b", "$JS.ACK.>", "ä.b"})
    void a_server_takes_these(String subject) {
        assertThat(Subjects.isValid(subject)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a b", "a\tb", ">.a", "a.>.b"})
    void a_server_refuses_these(String subject) {
        assertThat(Subjects.isValid(subject)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a.b, true", "foo*.b, true", "a>, true", "*, false", "a.*.b, false", "a.>, false", "a..b, false"})
    void only_a_valid_subject_without_a_wildcard_token_is_literal(String subject, boolean expected) {
        assertThat(Subjects.isLiteral(subject)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "a.*, a.b, true",
        "a.*, a.b.c, false",
        "a.>, a, false",
        "a.>, a.b.c, true",
        ">, a, true",
        "foo*, foo1, false",
        "foo*, foo*, true",
        "system_a.sync.b, system_a.>, false",
        "system_a.>, system_a.>, true",
        "a.*, a.>, true",
        "a.b, a.*, false"
    })
    void a_published_wildcard_is_matched_as_a_literal(String pattern, String subject, boolean expected) {
        assertThat(Subjects.matches(pattern, subject)).isEqualTo(expected);
    }

    @Property
    void covers_is_inclusion_of_all_that_is_matched(
            @ForAll("patterns") String wide, @ForAll("patterns") String narrow) {
        boolean included = Universe.SUBJECTS.stream()
                .filter(subject -> Subjects.matches(narrow, subject))
                .allMatch(subject -> Subjects.matches(wide, subject));

        assertThat(Subjects.covers(wide, narrow)).isEqualTo(included);
    }

    @Property
    void overlaps_is_having_a_subject_in_common(@ForAll("patterns") String one, @ForAll("patterns") String other) {
        boolean common = Universe.SUBJECTS.stream()
                .anyMatch(subject -> Subjects.matches(one, subject) && Subjects.matches(other, subject));

        assertThat(Subjects.overlaps(one, other)).isEqualTo(common);
    }

    @Property
    void covers_is_a_partial_order(
            @ForAll("patterns") String one, @ForAll("patterns") String two, @ForAll("patterns") String three) {
        assertThat(Subjects.covers(one, one)).isTrue();
        if (Subjects.covers(one, two) && Subjects.covers(two, one)) {
            assertThat(one).isEqualTo(two);
        }
        if (Subjects.covers(one, two) && Subjects.covers(two, three)) {
            assertThat(Subjects.covers(one, three)).isTrue();
        }
    }

    @Property
    void overlaps_is_symmetric_and_follows_from_covers(@ForAll("patterns") String one, @ForAll("patterns") String two) {
        assertThat(Subjects.overlaps(one, two)).isEqualTo(Subjects.overlaps(two, one));
        if (Subjects.covers(one, two)) {
            assertThat(Subjects.overlaps(one, two)).isTrue();
        }
    }

    @Property
    void everything_is_covered_by_the_full_wildcard(@ForAll("patterns") String pattern) {
        assertThat(Subjects.isValid(pattern)).isTrue();
        assertThat(Subjects.covers(">", pattern)).isTrue();
    }

    @Property
    void for_a_literal_covers_and_matches_agree(
            @ForAll("patterns") String pattern, @ForAll("literals") String literal) {
        assertThat(Subjects.isLiteral(literal)).isTrue();
        assertThat(Subjects.covers(pattern, literal)).isEqualTo(Subjects.matches(pattern, literal));
        assertThat(Subjects.overlaps(pattern, literal)).isEqualTo(Subjects.matches(pattern, literal));
    }

    @ParameterizedTest
    @CsvSource({"a.*, a.>", "*, >", "a.b, a.b", "*.a, *.a", "a.>, a.>", "a*, a*"})
    void a_last_token_wildcard_reaches_the_rest(String granted, String reach) {
        assertThat(Subjects.reach(granted)).isEqualTo(reach);
    }

    @Property
    void reach_covers_all_that_the_grant_lets_subscribe_to(
            @ForAll("patterns") String granted, @ForAll("patterns") String subscribed) {
        if (Subjects.matches(granted, subscribed)) {
            assertThat(Subjects.covers(Subjects.reach(granted), subscribed)).isTrue();
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Universe.patterns();
    }

    @Provide
    Arbitrary<String> literals() {
        return Arbitraries.of(Universe.SUBJECTS);
    }
}
