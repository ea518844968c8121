package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SubjectSetTest {

    @Property
    void covers_is_inclusion(@ForAll("sets") SubjectSet one, @ForAll("sets") SubjectSet other) {
        boolean included = Universe.SUBJECTS.stream().filter(other::contains).allMatch(one::contains);

        assertThat(one.covers(other)).isEqualTo(included);
    }

    @Property
    void what_is_beyond_is_in_the_one_and_not_in_the_other(
            @ForAll("sets") SubjectSet one, @ForAll("sets") SubjectSet other) {
        Optional<String> found = one.beyond(other);

        found.ifPresent(subject -> assertThat(one.contains(subject)).isTrue());
        found.ifPresent(subject -> assertThat(other.contains(subject)).isFalse());
        assertThat(found.isPresent())
                .isEqualTo(Universe.SUBJECTS.stream().anyMatch(each -> one.contains(each) && !other.contains(each)));
    }

    @Property
    void overlaps_is_having_a_subject_in_common(@ForAll("sets") SubjectSet one, @ForAll("sets") SubjectSet other) {
        boolean common = Universe.SUBJECTS.stream().anyMatch(each -> one.contains(each) && other.contains(each));

        assertThat(one.overlaps(other)).isEqualTo(common);
        assertThat(one.and(other).isEmpty()).isEqualTo(!common);
    }

    @Property
    void intersection_and_difference_hold_for_every_subject(
            @ForAll("sets") SubjectSet one, @ForAll("sets") SubjectSet other) {
        SubjectSet both = one.and(other);
        List<SubjectSet> rest = one.minus(other);

        assertThat(Universe.SUBJECTS).allSatisfy(subject -> {
            assertThat(both.contains(subject)).isEqualTo(one.contains(subject) && other.contains(subject));
            assertThat(rest.stream().anyMatch(part -> part.contains(subject)))
                    .isEqualTo(one.contains(subject) && !other.contains(subject));
        });
    }

    @Property
    void patterns_intersect_in_a_pattern(@ForAll("patterns") String one, @ForAll("patterns") String other) {
        Optional<String> both = Subjects.intersection(one, other);

        assertThat(both.isPresent()).isEqualTo(Subjects.overlaps(one, other));
        assertThat(Universe.SUBJECTS)
                .allSatisfy(subject -> assertThat(both.stream().anyMatch(each -> Subjects.matches(each, subject)))
                        .isEqualTo(Subjects.matches(one, subject) && Subjects.matches(other, subject)));
    }

    @Test
    void many_patterns_are_searched_without_trying_every_subject() {
        List<String> verbs = ApiCatalogue.subjectsFor(ServerVersion.parse("2.15.1"), "s", "c");
        SubjectSet api = SubjectSet.of("$JS.API.>").without(verbs);

        assertThat(api.beyond(SubjectSet.of("$JS.API.*"))).isPresent();
        assertThat(api.without(List.of("$JS.>")).isEmpty()).isTrue();
    }

    @Test
    void an_empty_allow_list_is_the_empty_set() {
        assertThat(SubjectSet.of().isEmpty()).isTrue();
        assertThat(SubjectSet.EVERYTHING.covers(SubjectSet.of("a.>", "*"))).isTrue();
        assertThat(SubjectSet.of("*", "*.>").covers(SubjectSet.EVERYTHING)).isTrue();
    }

    @Test
    void a_subject_beyond_is_found_whatever_words_the_patterns_have() {
        assertThat(SubjectSet.of("*").beyond(SubjectSet.of("any", "any-other"))).contains("any-other-other");
        assertThat(SubjectSet.of("any").beyond(SubjectSet.of("any"))).isEmpty();
    }

    @Test
    void no_pattern_stands_twice_in_what_is_in_both_and_no_empty_part_is_left_of_a_difference() {
        assertThat(SubjectSet.of("a.*", "a.b").and(SubjectSet.of("a.b")).allow())
                .containsExactly("a.b");
        assertThat(SubjectSet.of("a").minus(SubjectSet.EVERYTHING)).isEmpty();
    }

    @Provide
    Arbitrary<SubjectSet> sets() {
        return Universe.sets();
    }

    @Provide
    Arbitrary<String> patterns() {
        return Universe.patterns();
    }
}
