package dev.drawbridge.permissions.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.permissions.conf.ConfValue.Block;
import dev.drawbridge.permissions.conf.ConfValue.Flag;
import dev.drawbridge.permissions.conf.ConfValue.Items;
import dev.drawbridge.permissions.conf.ConfValue.Text;
import dev.drawbridge.permissions.conf.ConfValue.Unknown;
import dev.drawbridge.permissions.conf.ConfValue.Whole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfReaderTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: x",
                "a = x",
                "a x",
                "a: 'x'",
                "a: \"x\"",
                "\"a\": \"x\"",
                "a: x;",
                "a:x # end",
                "a: x // end",
                "{\"a\": \"x\"}",
                "# first\na: x",
                "b: 1, a: x",
                "a: y\na: x",
                "x: x\na: $x",
                "a: \"\\x78\"",
                "'a' x"
            })
    void a_text_is_written_in_many_ways(String conf) throws IOException {
        assertThat(text(read(conf), "a")).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "-7, -7", "1k, 1000", "1kb, 1024", "2M, 2000000", "2MB, 2097152", "1g, 1000000000"})
    void numbers_have_suffixes(String written, long expected) throws IOException {
        assertThat(read("a: " + written).find("a").orElseThrow().value())
                .isInstanceOfSatisfying(
                        Whole.class, each -> assertThat(each.number()).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "Yes, true", "ON, true", "false, false", "no, false", "off, false"})
    void flags_have_three_names_each(String written, boolean expected) throws IOException {
        assertThat(read("a: " + written).find("a").orElseThrow().value())
                .isInstanceOfSatisfying(
                        Flag.class, each -> assertThat(each.set()).isEqualTo(expected));
    }

    @Test
    void lists_are_separated_by_commas_or_lines() throws IOException {
        Block conf = read("A: [x, y\n z # and\n // more\n {b: 1}]");

        assertThat(conf.find("a").orElseThrow().value())
                .isInstanceOfSatisfying(
                        Items.class, each -> assertThat(each.items()).hasSize(4));
    }

    @Test
    void blocks_need_no_separator_and_hold_their_variables() throws IOException {
        Block conf = read("who: root\na { who: inner\n b: $who }\nc: $who");

        assertThat(text((Block) conf.find("a").orElseThrow().value(), "b")).isEqualTo("inner");
        assertThat(text(conf, "c")).isEqualTo("root");
    }

    @Test
    void places_are_where_a_person_looks() throws IOException {
        Block conf = read("first: 1\n\n  second: {\n    third: 'x' }\n");

        Block second = (Block) conf.find("second").orElseThrow().value();
        ConfValue third = second.find("third").orElseThrow().value();
        assertThat(second.place().line()).isEqualTo(3);
        assertThat(third.place().line()).isEqualTo(4);
        assertThat(third.place().column()).isEqualTo(12);
        assertThat(third.place()).hasToString(folder.resolve("c.conf") + ":4");
    }

    @Test
    void variables_come_from_the_environment_last() throws IOException {
        Path file =
                Files.writeString(folder.resolve("c.conf"), "a: $FROM_ENV\nlist: $LIST\nb: $NOWHERE\nc: $2a$11$abc");

        Block conf = ConfReader.read(file, Map.of("FROM_ENV", "x", "LIST", "[p, q]"));

        assertThat(text(conf, "a")).isEqualTo("x");
        assertThat(conf.find("list").orElseThrow().value()).isInstanceOf(Items.class);
        assertThat(conf.find("b").orElseThrow().value()).isInstanceOf(Unknown.class);
        assertThat(text(conf, "c")).isEqualTo("$2a$11$abc");
    }

    @Test
    void includes_are_relative_and_keep_their_own_places() throws IOException {
        Files.createDirectories(folder.resolve("more"));
        Files.writeString(folder.resolve("more/inner.conf"), "\nx: y");
        Files.writeString(folder.resolve("more/outer.conf"), "include inner.conf");

        Block conf = read("a {\n include \"more/outer.conf\"\n}");

        ConfValue value = ((Block) conf.find("a").orElseThrow().value())
                .find("x")
                .orElseThrow()
                .value();
        assertThat(value.place().file()).endsWith(Path.of("more/inner.conf"));
        assertThat(value.place().line()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: {|c.conf:1: expected } at the end of this block",
                "x: 1\\na: [|c.conf:2: expected ] at the end of this list",
                "a: 'x|c.conf:1: expected ' at the end of this text",
                "a: \"\\q\"|expected one of \\xXX",
                "a: x y|c.conf:1: expected a comma or the end of the line behind a value, found \"y\"",
                "a: 9999999999999999g|expected a number of 64 bits",
                "a:|expected a value, found the file's end",
                "include nowhere.conf|c.conf:1: includes what cannot be read",
                ": x|expected a name, found \":\"",
                "a: ( x|expected ) on a line of its own"
            },
            quoteCharacter = '`')
    void what_cannot_be_read_is_told_with_its_line(String conf, String message) {
        assertThatThrownBy(() -> read(conf.replace("\\n", "\n")))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining(message);
    }

    @Test
    void what_is_no_configuration_is_refused() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0x80, (byte) 0xff});
        Path zero = Files.write(folder.resolve("zero"), new byte[] {'a', '\n', 0});
        Path large = Files.write(folder.resolve("large"), new byte[10 * 1024 * 1024]);
        Files.writeString(folder.resolve("one.conf"), "include two.conf");
        Files.writeString(folder.resolve("two.conf"), "\ninclude one.conf");

        assertThatThrownBy(() -> ConfReader.read(binary, Map.of())).hasMessageContaining("expected a text in UTF-8");
        assertThatThrownBy(() -> ConfReader.read(zero, Map.of())).hasMessageContaining("zero byte in line 2");
        assertThatThrownBy(() -> ConfReader.read(large, Map.of())).hasMessageContaining("found a file of 10 MiB");
        assertThatThrownBy(() -> ConfReader.read(folder, Map.of())).hasMessageContaining("found a directory");
        assertThatThrownBy(() -> ConfReader.read(folder.resolve("none"), Map.of()))
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> ConfReader.read(folder.resolve("one.conf"), Map.of()))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("two.conf:2: includes what cannot be read")
                .hasMessageContaining("includes itself");
        assertThatThrownBy(() -> read("a: " + "[".repeat(5000))).hasMessageContaining("at most 100 blocks");
    }

    @Test
    void a_whole_text_has_what_is_included_in_its_place_and_says_the_same() throws IOException {
        Files.createDirectories(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/users.conf"), "users: [{user: a, password: p}] # the last line");
        Files.writeString(folder.resolve("parts/accounts.conf"), "A { include 'users.conf' }\ninclude \"../b.conf\"");
        Files.writeString(folder.resolve("b.conf"), "B {}");
        Path conf = Files.writeString(
                folder.resolve("c.conf"), "# include \"nothing\"\naccounts { include parts/accounts.conf }\nport: 1\n");

        String whole = ConfReader.whole(conf);

        assertThat(whole).doesNotContain("parts/").startsWith("# include \"nothing\"\n");
        Block alone = ConfReader.read(Files.writeString(folder.resolve("parts/whole.conf"), whole), Map.of());
        Block accounts = (Block) alone.find("accounts").orElseThrow().value();
        assertThat(accounts.find("a", "b")).isPresent();
        assertThat(((Block) accounts.find("a").orElseThrow().value()).find("users"))
                .isPresent();
        assertThat(alone.find("port")).isPresent();
        Files.delete(folder.resolve("b.conf"));
        assertThatThrownBy(() -> ConfReader.whole(conf)).hasMessageContaining("b.conf: there is no such file");
    }

    private Block read(String conf) throws IOException {
        return ConfReader.read(Files.writeString(folder.resolve("c.conf"), conf), Map.of());
    }

    private static String text(Block block, String name) {
        return ((Text) block.find(name).orElseThrow().value()).text();
    }
}
