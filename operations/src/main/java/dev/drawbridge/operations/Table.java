package dev.drawbridge.operations;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as they must be. What others wrote can't move the cursor. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with that heading. */
    public Table(String... heading) {
        row(heading);
    }

    /** Adds a row. */
    public Table row(String... cells) {
        rows.add(List.of(cells).stream().map(Table::printable).toList());
        return this;
    }

    /** Without control characters, which a terminal would obey. */
    public static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column))
                        .append(" ".repeat(width(column) - row.get(column).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
