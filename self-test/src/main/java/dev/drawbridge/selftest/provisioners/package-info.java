/** Provisioners that are wrong in one way each, as programs of their own. */
@NullMarked
package dev.drawbridge.selftest.provisioners;

import org.jspecify.annotations.NullMarked;
