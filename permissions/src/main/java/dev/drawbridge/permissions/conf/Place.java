package dev.drawbridge.permissions.conf;

import java.nio.file.Path;

/**
 * Where something stands in a configuration.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param start offset of the first character in the file's text
 * @param end offset behind the last
 */
public record Place(Path file, int line, int column, int start, int end) {

    /** The same beginning with another end. */
    Place until(int newEnd) {
        return new Place(file, line, column, start, newEnd);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
