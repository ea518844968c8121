/** What both directions share: the form of an event. */
@NullMarked
package dev.drawbridge.referenceapp.sync;

import org.jspecify.annotations.NullMarked;
