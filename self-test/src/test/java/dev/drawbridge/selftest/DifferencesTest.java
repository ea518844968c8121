package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.drawbridge.reports.Catalogue;
import dev.drawbridge.reports.Requirement;
import dev.drawbridge.topology.TopologyYaml;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferencesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void a_grant_is_added_to_the_one_user_and_nothing_else_changes() {
        String right = "user: \"a\" publish: { allow: [ \"x\" ] } user: \"b\" publish: { allow: [ \"y\" ] }";

        assertThat(Differences.mayPublish("b", ">").apply(right))
                .isEqualTo("user: \"a\" publish: { allow: [ \"x\" ] } user: \"b\" publish: { allow: [ \">\" \"y\" ] }");
    }

    @Test
    void a_grant_is_taken_from_the_one_user() {
        String right = "user: \"a\" publish: { allow: [ \"x\" ] } user: \"b\" publish: { allow: [ \"x\" ] }";

        assertThat(Differences.mayNotPublish("b", "x").apply(right))
                .isEqualTo("user: \"a\" publish: { allow: [ \"x\" ] } user: \"b\" publish: { allow: [  ] }");
        assertThatIllegalStateException()
                .isThrownBy(() -> Differences.mayNotPublish("b", "y").apply(right))
                .withMessageContaining("nothing changes");
    }

    @Test
    void a_change_that_finds_nothing_to_change_is_no_variant() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Differences.mayPublish("c", ">").apply("user: \"a\" publish: { allow: [ ] }"))
                .withMessageContaining("c");
    }

    @Test
    void a_server_is_described_without_a_password_in_the_configuration() throws Exception {
        Path file = Differences.server(text -> text).write(folder, new Programs(folder));

        String password = Files.readString(folder.resolve("system_a.password"));
        assertThat(file)
                .content()
                .contains("system_a: {user: system_a, password: {file: system_a.password}}")
                .doesNotContain(password);
        assertThat(folder.resolve("nats-server.conf")).content().doesNotContain(password);
    }

    @Test
    void a_topology_is_changed_at_the_one_consumer() throws Exception {
        Differences.provisioned(Differences.maxDeliver("system_a-workers", 3)).write(folder, new Programs(folder));

        assertThat(TopologyYaml.read(folder.resolve("made.yaml")).consumers())
                .extracting("name", "maxDeliver")
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("system_a-workers", 3),
                        org.assertj.core.groups.Tuple.tuple("system_b-workers", 5));
    }

    @Test
    void two_differences_stand_in_one_configuration() throws Exception {
        Path file = Differences.environment(Map.of("A", "1"), "system_a")
                .and(Differences.server(text -> text))
                .write(folder, new Programs(folder));

        assertThat(file).content().contains("A: '1'").contains("server-config: nats-server.conf");
    }

    @Test
    void reports_say_of_each_requirement_which_variants_it_is_known_to_be_blamed_for() throws Exception {
        Properties said = new Properties();
        try (Reader file = Files.newBufferedReader(Programs.ofBuild()
                .home()
                .resolve("steps/src/main/resources/dev/drawbridge/steps/proven-by.properties"))) {
            said.load(file);
        }

        Map<String, String> known = new TreeMap<>();
        Variants.ALL.forEach(variant -> variant.blames().stream()
                .filter(Blame::proof)
                .forEach(blame ->
                        known.merge(blame.requirement(), variant.name(), (before, name) -> before + "," + name)));
        assertThat(said).containsExactlyInAnyOrderEntriesOf(new HashMap<>(known));
    }

    @Test
    void names_are_used_once_and_blames_are_of_the_catalogue() {
        List<String> known =
                Catalogue.load().requirements().stream().map(Requirement::id).toList();

        assertThat(Variants.ALL).extracting(Variant::name).doesNotHaveDuplicates();
        assertThat(Variants.ALL).anyMatch(Variant::conforms);
        assertThat(Variants.ALL).allSatisfy(variant -> {
            List<String> blamed =
                    variant.blames().stream().map(Blame::requirement).toList();
            assertThat(new HashSet<>(known)).containsAll(blamed);
            assertThat(blamed).doesNotHaveDuplicates();
        });
    }
}
