package dev.drawbridge.steps;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The conformance suite as a JUnit Platform suite. Settings that do not depend on a run stand in {@code
 * junit-platform.properties}; the others are system properties or launcher parameters.
 */
@Suite
@IncludeEngines("cucumber")
@SelectPackages("features")
public final class ConformanceSuite {}
