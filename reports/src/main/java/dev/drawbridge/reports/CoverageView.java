package dev.drawbridge.reports;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the run didn't look at, said plainly. */
final class CoverageView {

    private CoverageView() {}

    static List<Map<String, Object>> of(Coverage coverage) {
        return Stream.of(
                        part(
                                "Planned and not executed",
                                "Scenarios of the plan that no result came for. Each is an error.",
                                coverage.notExecuted(),
                                false),
                        part(
                                "Must-requirements not verified",
                                "Claimed, judged by this run, and neither shown to hold nor to fail.",
                                coverage.unverifiedMusts(),
                                true),
                        part(
                                "Untested",
                                "No scenario of this run was to show them. This report says nothing about them.",
                                coverage.untested(),
                                true),
                        part(
                                "Unproven",
                                "No known-bad variant is on record as caught, so a pass here is worth less.",
                                coverage.unproven(),
                                true))
                .filter(part -> !((List<?>) part.getOrDefault("ids", List.of())).isEmpty())
                .toList();
    }

    private static Map<String, Object> part(String title, String text, List<String> ids, boolean linked) {
        return Map.of(
                "title",
                title,
                "text",
                text,
                "count",
                ids.size(),
                "ids",
                ids.stream()
                        .map(id -> Map.<String, Object>of("id", id, "href", linked))
                        .toList());
    }
}
