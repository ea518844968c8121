/** The application's entry point only: everything else lives in a room below. */
@NullMarked
package dev.drawbridge.referenceapp;

import org.jspecify.annotations.NullMarked;
