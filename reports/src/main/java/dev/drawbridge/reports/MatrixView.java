package dev.drawbridge.reports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The permission matrix for the page: an operation on a subject in each row, a principal in each column. */
final class MatrixView {

    private final List<PermissionCell> cells;

    MatrixView(List<PermissionCell> cells) {
        this.cells = cells;
    }

    List<String> principals() {
        return cells.stream().map(PermissionCell::principal).distinct().toList();
    }

    List<Map<String, Object>> rows() {
        Map<List<String>, Map<String, PermissionCell>> byRow = new LinkedHashMap<>();
        cells.forEach(
                cell -> byRow.computeIfAbsent(List.of(cell.operation(), cell.subject()), key -> new LinkedHashMap<>())
                        .put(cell.principal(), cell));
        return byRow.entrySet().stream()
                .map(row -> Map.<String, Object>of(
                        "operation", row.getKey().get(0),
                        "subject", row.getKey().get(1),
                        "cells",
                                principals().stream()
                                        .map(principal -> view(row.getValue(), principal))
                                        .toList()))
                .toList();
    }

    private static Map<String, String> view(Map<String, PermissionCell> row, String principal) {
        PermissionCell cell = row.get(principal);
        if (cell == null) {
            return Map.of("css", "", "text", "");
        }
        if (cell.observed() == PermissionCell.Access.UNKNOWN) {
            return Map.of("css", "unknown", "text", "? unknown");
        }
        String sign = cell.observed() == PermissionCell.Access.ALLOWED ? "✓ " : "– ";
        return cell.expected() == cell.observed()
                ? Map.of(
                        "css",
                        cell.observed().label(),
                        "text",
                        sign + cell.observed().label())
                : Map.of(
                        "css",
                        "wrong",
                        "text",
                        "✗ " + cell.observed().label() + ", not "
                                + cell.expected().label());
    }
}
