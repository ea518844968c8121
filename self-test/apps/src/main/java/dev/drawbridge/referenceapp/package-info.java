/** How a bean of the self-test's gets into the reference app: at its start, by its name in the environment. */
@NullMarked
package dev.drawbridge.referenceapp;

import org.jspecify.annotations.NullMarked;
