/**
 * One JVM that holds many programs, each as if it were alone: what costs a start its time, which is to load and compile the
 * same classes, is done once. Each program has a small process that stands for it, {@code stand-in.sh}, which says what it is
 * told, whose output it writes to, which is told to end and which ends. Nothing here knows what kind of program it is.
 */
@NullMarked
package dev.drawbridge.host;

import org.jspecify.annotations.NullMarked;
