/**
 * A bridge as its observer sees it: streams, consumers, dead letters.
 *
 * <p>Numbers of the server, in its words; what they mean is for {@code docs/operations.md}.
 */
@NullMarked
package dev.drawbridge.operations.status;

import org.jspecify.annotations.NullMarked;
