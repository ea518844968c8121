/**
 * Apps that take events in otherwise, or do something besides: each class replaces one bean of the reference app or is one
 * more. In its package, because the beans are nobody else's; no component, so that an app has only the one that it is
 * started with.
 */
@NullMarked
package dev.drawbridge.referenceapp.sync.inbox;

import org.jspecify.annotations.NullMarked;
