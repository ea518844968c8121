package dev.drawbridge.selftest;

import dev.drawbridge.reports.Report;
import java.time.Duration;
import java.util.Optional;

/**
 * A run of the suite that has ended.
 *
 * @param status its exit status
 * @param report what it wrote; empty where it wrote none
 * @param output what it said, on both streams
 */
public record Finished(int status, Optional<Report> report, String output, Duration duration) {}
