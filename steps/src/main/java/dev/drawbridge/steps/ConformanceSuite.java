package dev.drawbridge.steps;

import org.junit.platform.suite.api.ConfigurationParametersResource;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The conformance suite as a JUnit Platform suite, for our own build and for IDEs. Settings that do not depend on a run
 * stand in {@code suite.properties}, and not in {@code junit-platform.properties}, which would be in force for every
 * test of whoever has this on the class path; the others are system properties.
 */
@Suite
@IncludeEngines("cucumber")
@ConfigurationParametersResource(Conformance.SETTINGS)
@SelectPackages("features")
public final class ConformanceSuite {}
