package dev.drawbridge.permissions.conf;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a configuration.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param start offset of the first character in the file's text
 * @param end offset behind the last
 * @param claim where the place is a JWT: the path of the claim in it, such as {@code nats.exports[0]}; else absent
 */
public record Place(
        Path file,
        int line,
        int column,
        int start,
        int end,
        @Nullable String claim) {

    /** A place of the text itself. */
    public Place(Path file, int line, int column, int start, int end) {
        this(file, line, column, start, end, null);
    }

    /** The same beginning with another end. */
    Place until(int newEnd) {
        return new Place(file, line, column, start, newEnd);
    }

    /** That claim of the JWT that stands here. */
    public Place at(String path) {
        return new Place(file, line, column, start, end, path);
    }

    @Override
    public String toString() {
        return file + ":" + line + (claim == null ? "" : " " + claim);
    }
}
