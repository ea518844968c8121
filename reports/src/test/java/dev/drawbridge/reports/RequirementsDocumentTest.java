package dev.drawbridge.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page for those who look a requirement up is the catalogue's, word for word. */
class RequirementsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "requirements.md");

    private static final String HEAD = """
            # The requirements, and where to look when one fails

            Version 1 of the specification, from the catalogue ([features/requirements-1.yaml](../features/requirements-1.yaml)).
            A report says the same beside each requirement that is not met, with what was expected and what was found. X is an app and Y its peer.
            """;

    @Test
    void the_page_has_every_requirement_of_the_catalogue_with_where_to_look() throws IOException {
        Catalogue catalogue = Catalogue.load();
        String page = HEAD
                + catalogue.profiles().stream()
                        .map(profile -> section(catalogue, profile))
                        .collect(Collectors.joining());
        Path made = Files.writeString(Path.of("target", "requirements.md"), page);

        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
                .as("%s is the catalogue's; when it is not, copy reports/%s over it", DOCUMENT, made)
                .isEqualTo(page);
    }

    private static String section(Catalogue catalogue, String profile) {
        return catalogue.requirements().stream()
                .filter(row -> row.profile().equals(profile))
                .map(RequirementsDocumentTest::entry)
                .collect(Collectors.joining("", "\n## " + profile + "\n", ""));
    }

    private static String entry(Requirement row) {
        return "\n### " + row.id() + "\n" + row.requirement().strip() + " *("
                + row.level().name().toLowerCase(Locale.ROOT) + ")*\n\nShown by: "
                + row.shownBy().strip() + "\n\n"
                + row.check().strip() + "\n";
    }
}
