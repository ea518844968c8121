/**
 * The command line: arguments in, exit status out.
 *
 * <p>Calls the other modules; decides nothing that they decide.
 */
@NullMarked
package dev.drawbridge.cli;

import org.jspecify.annotations.NullMarked;
