/**
 * Programs that run beside the suite: started with an environment made on purpose, watched by their log, ended for sure.
 *
 * <p>What the programs are (servers, apps) stays outside.
 */
@NullMarked
package dev.drawbridge.harness.process;

import org.jspecify.annotations.NullMarked;
