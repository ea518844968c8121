package dev.drawbridge.reports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the page says about one requirement. */
final class RowView {

    private static final Set<Verdict> TROUBLES = Set.of(Verdict.FAIL, Verdict.ERROR);

    private RowView() {}

    static Map<String, Object> of(RequirementVerdict row) {
        Map<String, Object> view = new HashMap<>();
        view.put("id", row.id());
        view.put("number", row.id().replaceAll(".*-", ""));
        view.put("level", row.level().label());
        view.put("css", row.verdict().label());
        view.put("symbol", Symbol.of(row.verdict()));
        view.put("verdict", row.verdict().words());
        view.put("requirement", row.requirement());
        view.put("requirementHtml", Prose.html(row.requirement()));
        view.put("reason", Prose.html(row.reason()));
        view.put("check", Prose.html(row.check()));
        // An error says nothing about the implementation: there is nothing of its author's to check.
        view.put("showCheck", row.verdict() == Verdict.FAIL);
        view.put("open", TROUBLES.contains(row.verdict()) && !row.evidence().isEmpty());
        view.put("hasDetails", !row.scenarios().isEmpty() || !row.evidence().isEmpty());
        view.put("summary", summary(row));
        view.put("evidence", row.evidence().stream().map(RowView::evidence).toList());
        view.put("hasScenarios", !row.scenarios().isEmpty());
        view.put("scenarios", row.scenarios().stream().map(RowView::scenario).toList());
        if (!row.provenBy().isEmpty()) {
            view.put("provenBy", String.join(", ", row.provenBy()));
        }
        if (row.known() != null) {
            view.put("known", row.known());
        }
        return view;
    }

    /** The row as it stands among the things to look at first. */
    static Map<String, Object> trouble(RequirementVerdict row) {
        Map<String, Object> view = new HashMap<>(of(row));
        view.put("requirement", Prose.html(row.requirement()));
        return view;
    }

    static boolean isTrouble(RequirementVerdict row) {
        return TROUBLES.contains(row.verdict());
    }

    static Map<String, Object> evidence(Evidence evidence) {
        Map<String, Object> view = new HashMap<>(Map.of("kind", evidence.kind(), "text", evidence.text()));
        if (evidence.source() != null) {
            view.put("source", evidence.source());
        }
        return view;
    }

    static Map<String, Object> scenario(ScenarioResult result) {
        return Map.of(
                "css", result.outcome().label(),
                "outcome", result.outcome().label(),
                "name", result.name(),
                "where", result.id(),
                "took", Times.of(result.duration()));
    }

    private static String summary(RequirementVerdict row) {
        String scenarios = Text.count(row.scenarios().size(), "scenario");
        List<Evidence> evidence = row.evidence();
        return evidence.isEmpty() ? scenarios : "Evidence (" + evidence.size() + "), " + scenarios;
    }
}
