/** What both directions share: the form of an event, and how a thread of its own works. */
@NullMarked
package dev.drawbridge.referenceapp.sync;

import org.jspecify.annotations.NullMarked;
