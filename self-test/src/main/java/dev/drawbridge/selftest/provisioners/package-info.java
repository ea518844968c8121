/** Provisioners that differ in one way each, as programs of their own: wrong ones, and one that is not. */
@NullMarked
package dev.drawbridge.selftest.provisioners;

import org.jspecify.annotations.NullMarked;
