/**
 * JVMs that hold one run of the suite after another. What is warm in a JVM is Java's and Cucumber's classes; each run has its own
 * configuration, servers, apps and reports, as it has in a JVM of its own. No verdict is looked at here.
 */
@NullMarked
package dev.drawbridge.selftest.worker;

import org.jspecify.annotations.NullMarked;
