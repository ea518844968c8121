/**
 * The suite as tests of a build that is not Drawbridge's: a class to extend, and nothing else that is public.
 *
 * <p>It begins a run by the suite's own entry and tells JUnit what the report says. No verdict is made here.
 */
@NullMarked
package dev.drawbridge.junit;

import org.jspecify.annotations.NullMarked;
