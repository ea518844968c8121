/**
 * Apps that take events in otherwise: each class replaces one bean of the reference app. In its package, because the
 * beans are nobody else's; no component, so that an app has only the one that it is started with.
 */
@NullMarked
package dev.drawbridge.referenceapp.sync.inbox;

import org.jspecify.annotations.NullMarked;
