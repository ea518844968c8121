/**
 * The proof that the suite can fail: systems that are wrong in one way each, runs of the suite against them, and the
 * comparison of what a run blames with what it must. Nothing here is part of what a run uses.
 */
@NullMarked
package dev.drawbridge.selftest;

import org.jspecify.annotations.NullMarked;
