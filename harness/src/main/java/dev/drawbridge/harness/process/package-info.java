/**
 * Programs and containers that run beside the suite: started with an environment made on purpose, watched by their log,
 * ended for sure.
 *
 * <p>What they are (servers, apps) stays outside.
 */
@NullMarked
package dev.drawbridge.harness.process;

import org.jspecify.annotations.NullMarked;
