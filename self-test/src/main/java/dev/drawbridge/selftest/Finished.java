package dev.drawbridge.selftest;

import dev.drawbridge.reports.Report;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run of the suite that has ended.
 *
 * @param status its exit status
 * @param report what it wrote; empty where it wrote none
 * @param failedChecks the requirements of the scenarios that failed at a check of the suite, by its method
 * @param output what it said, on both streams
 */
public record Finished(
        int status, Optional<Report> report, Map<String, Set<String>> failedChecks, String output, Duration duration) {}
