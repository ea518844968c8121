package dev.drawbridge.selftest;

import dev.drawbridge.reports.Catalogue;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.Requirement;
import dev.drawbridge.reports.RequirementVerdict;
import dev.drawbridge.reports.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requirement by variant: which of them the suite is known to catch, and which nobody has tried to break. */
public final class Matrix {

    private final List<String> requirements;
    private final List<Result> results;
    private final Map<String, Map<String, Cell>> cells = new LinkedHashMap<>();

    private Matrix(List<String> requirements, List<Result> results) {
        this.requirements = requirements;
        this.results = results;
        for (String requirement : requirements) {
            Map<String, Cell> row = new LinkedHashMap<>();
            results.forEach(result -> row.put(result.variant().name(), cell(requirement, result)));
            cells.put(requirement, row);
        }
    }

    public static Matrix of(Catalogue catalogue, List<Result> results) {
        return new Matrix(catalogue.requirements().stream().map(Requirement::id).toList(), List.copyOf(results));
    }

    private static Cell cell(String requirement, Result result) {
        Optional<Blame> expected = result.variant().blames().stream()
                .filter(blame -> blame.requirement().equals(requirement))
                .findFirst();
        return Cell.of(
                expected,
                result.run().flatMap(Finished::report).stream()
                        .map(Report::requirements)
                        .flatMap(List::stream)
                        .filter(row -> row.id().equals(requirement))
                        .map(RequirementVerdict::verdict)
                        .findFirst()
                        .orElse(Verdict.UNTESTED));
    }

    Map<String, Map<String, Cell>> cells() {
        return cells;
    }

    /** The requirements that no variant was caught for. */
    List<String> unproven() {
        return requirements.stream()
                .filter(requirement ->
                        !cells.getOrDefault(requirement, Map.of()).containsValue(Cell.CAUGHT))
                .toList();
    }

    /** For a terminal: a line for each requirement that a variant ran, a column for each variant. */
    public String text() {
        StringBuilder text = new StringBuilder("The suite against systems that are known to be wrong\n\n");
        for (int column = 0; column < results.size(); column++) {
            text.append("  ")
                    .append(column + 1)
                    .append("  ")
                    .append(summary(results.get(column)))
                    .append('\n');
        }
        text.append("\n            ");
        for (int column = 0; column < results.size(); column++) {
            text.append(String.format("%3d", column + 1));
        }
        text.append('\n');
        cells.forEach((requirement, row) -> {
            if (row.values().stream().anyMatch(cell -> cell != Cell.NOT_RUN)) {
                StringBuilder line = new StringBuilder(String.format("  %-10s", requirement));
                row.values().forEach(cell -> line.append("  ").append(cell.sign()));
                line.append(row.containsValue(Cell.CAUGHT) ? "" : "   unproven");
                text.append(line.toString().stripTrailing()).append('\n');
            }
        });
        text.append(
                "\n  x broken and blamed   o blamed with all others, for a control   . kept its verdict   ! missed\n");
        text.append("\nunproven, no variant breaks them (")
                .append(unproven().size())
                .append(" of ")
                .append(requirements.size())
                .append("): ")
                .append(String.join(", ", unproven()))
                .append('\n');
        return text.toString();
    }

    private static String summary(Result result) {
        String wanted = result.variant().conforms()
                ? "must not be blamed"
                : "must be blamed for " + result.variant().blames().size();
        String took = result.run().map(run -> run.duration().toSeconds() + " s").orElse("not run");
        return String.format(
                "%-32s %-22s %s%s",
                result.variant().name(), wanted, took, result.misses().isEmpty() ? "" : "  MISSED");
    }
}
