/** Tools that are wrong in one way each, run in the place of ours. */
@NullMarked
package dev.drawbridge.selftest.tools;

import org.jspecify.annotations.NullMarked;
