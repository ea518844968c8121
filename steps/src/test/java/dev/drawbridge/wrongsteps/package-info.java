/** Glue with mistakes, outside of the package that the suite takes its glue from. */
@NullMarked
package dev.drawbridge.wrongsteps;

import org.jspecify.annotations.NullMarked;
