/** Events that come in: pulling, checking, applying, dead-lettering; never publishes to the event subject. */
@NullMarked
package dev.drawbridge.referenceapp.sync.inbox;

import org.jspecify.annotations.NullMarked;
