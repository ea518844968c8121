/**
 * The report: the frozen catalogue of requirements, the verdicts, how scenario results roll up to them, and the
 * renderings of the whole.
 *
 * <p>Pure functions from results to files. Nothing here runs a scenario, opens a connection or knows Cucumber; what a
 * scenario found comes in as a {@link dev.drawbridge.reports.ScenarioResult}.
 */
@NullMarked
package dev.drawbridge.reports;

import org.jspecify.annotations.NullMarked;
