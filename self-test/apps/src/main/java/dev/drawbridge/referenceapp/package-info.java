/**
 * How beans of the self-test's get into the reference app: at its start, by their names in the environment. And how two apps get
 * into one process.
 */
@NullMarked
package dev.drawbridge.referenceapp;

import org.jspecify.annotations.NullMarked;
