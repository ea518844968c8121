package dev.drawbridge.reports;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Everything that the page shows, in the form that its template takes. */
final class PageView {

    private final Report report;

    PageView(Report report) {
        this.report = report;
    }

    Map<String, Object> view() {
        Map<String, Object> view = new HashMap<>();
        head(view);
        List<RequirementVerdict> troubles = report.requirements().stream()
                .filter(RowView::isTrouble)
                .sorted(Comparator.comparing(RequirementVerdict::verdict).thenComparing(RequirementVerdict::level))
                .toList();
        list(
                view,
                "problems",
                report.problems().stream().map(p -> Prose.html(p.message())).toList());
        list(view, "troubles", troubles.stream().map(RowView::trouble).toList());
        list(view, "findings", report.findings().stream().map(PageView::finding).toList());
        list(view, "unscored", report.unscored().stream().map(RowView::scenario).toList());
        list(
                view,
                "configuration",
                report.configuration().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> Map.of("key", entry.getKey(), "value", entry.getValue()))
                        .toList());
        MatrixView matrix = new MatrixView(report.permissions());
        list(view, "matrix", matrix.rows());
        list(view, "timeline", new TimelineView(report.deliveries()).rows());
        view.put("principals", matrix.principals());
        view.put("key", Arrays.stream(Verdict.values()).map(this::key).toList());
        view.put("profiles", report.profiles().stream().map(this::profile).toList());
        view.put("planned", report.coverage().planned());
        view.put("executed", report.coverage().executed());
        view.put("coverage", CoverageView.of(report.coverage()));
        return view;
    }

    private void head(Map<String, Object> view) {
        view.put("implementation", report.implementation().name());
        if (report.implementation().version() != null) {
            view.put("implementationVersion", report.implementation().version());
        }
        view.put("headline", report.conclusion().replaceAll("[:(].*", "").strip());
        view.put("conclusion", report.conclusion());
        view.put("symbol", Symbol.of(report));
        view.put("tone", tone());
        view.put("serverVersion", Objects.requireNonNullElse(report.serverVersion(), "none reached"));
        view.put("pace", report.pace().label());
        view.put("started", Times.of(report.started()));
        view.put("startedIso", report.started().toString());
        view.put(
                "took",
                Times.of(Duration.between(report.started(), report.finished()))
                        + (report.waits() == null ? "" : "; " + report.waits()));
        view.put("suiteVersion", report.suiteVersion());
        view.put("catalogueVersion", report.catalogueVersion());
        view.put("reproduce", report.reproduce());
    }

    private String tone() {
        return switch (report.exitStatus()) {
            case CONFORMANT -> report.conformant() ? "good" : "bad";
            case NOT_CONFORMANT -> "bad";
            case USAGE, ENVIRONMENT -> "broken";
        };
    }

    private Map<String, Object> key(Verdict verdict) {
        long count = report.requirements().stream()
                .filter(row -> row.verdict() == verdict)
                .count();
        return Map.of("css", verdict.label(), "symbol", Symbol.of(verdict), "words", verdict.words(), "count", count);
    }

    private Map<String, Object> profile(ProfileVerdict profile) {
        List<RequirementVerdict> rows = report.requirements().stream()
                .filter(row -> row.profile().equals(profile.profile()))
                .toList();
        return Map.of(
                "profile", profile.profile(),
                "standing", profile.standing().label().replace('-', ' '),
                "standingCss", profile.standing().label(),
                "tally", profile.pass() + " of " + rows.size() + " pass",
                "rows", rows.stream().map(RowView::of).toList());
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> view = new HashMap<>();
        if (finding.requirement() != null) {
            view.put("requirement", finding.requirement());
        }
        view.put("title", Prose.html(finding.title()));
        view.put("bound", Prose.html(finding.bound()));
        list(
                view,
                "evidence",
                finding.evidence().stream().map(RowView::evidence).toList());
        return view;
    }

    /** A list, and whether it has anything: {@code evidence} and {@code hasEvidence}. */
    private static void list(Map<String, Object> view, String name, List<?> items) {
        view.put(name, items);
        view.put("has" + Character.toUpperCase(name.charAt(0)) + name.substring(1), !items.isEmpty());
    }
}
