package dev.drawbridge.reports;

import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a catalogue's YAML, row by row, so that a mistake is named with its row. */
final class CatalogueYaml {

    private CatalogueYaml() {}

    static Catalogue read(Reader yaml) {
        Map<?, ?> root = map(parse(yaml), "the catalogue");
        if (!(root.get("version") instanceof Integer version)) {
            throw new InvalidCatalogueException("the catalogue's version must be a number, found " + root.get("version")
                    + "; write `version: 1` at its top");
        }
        if (!(root.get("requirements") instanceof List<?> rows) || rows.isEmpty()) {
            throw new InvalidCatalogueException("the catalogue must have a list `requirements` with at least one row");
        }
        return new Catalogue(
                version,
                IntStream.range(0, rows.size())
                        .mapToObj(i -> row(map(rows.get(i), "row " + (i + 1)), i + 1))
                        .toList());
    }

    private static @Nullable Object parse(Reader yaml) {
        try {
            return new Load(LoadSettings.builder().setLabel("the catalogue").build()).loadFromReader(yaml);
        } catch (YamlEngineException e) {
            throw new InvalidCatalogueException("the catalogue isn't YAML: " + e.getMessage());
        }
    }

    private static Requirement row(Map<?, ?> row, int number) {
        String id = text(row, "id", "row " + number);
        if (!id.matches("[A-Z]+-\\d\\d")) {
            throw new InvalidCatalogueException("row " + number + ": id must read like PERM-06, found \"" + id + "\"");
        }
        return new Requirement(
                id,
                level(text(row, "level", id), id),
                text(row, "profile", id),
                text(row, "requirement", id),
                text(row, "shown-by", id),
                text(row, "source", id),
                text(row, "check", id));
    }

    private static Level level(String value, String id) {
        try {
            return Level.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidCatalogueException(
                    id + ": level must be one of must, should, may, found \"" + value + "\"");
        }
    }

    private static String text(Map<?, ?> row, String key, String where) {
        if (row.get(key) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new InvalidCatalogueException(where + ": `" + key + "` must be a text, found " + row.get(key));
    }

    private static Map<?, ?> map(@Nullable Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new InvalidCatalogueException(where + " must be a map of keys and values, found " + value);
    }
}
