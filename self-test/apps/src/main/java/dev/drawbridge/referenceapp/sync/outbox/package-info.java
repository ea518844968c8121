/** Apps that send events out otherwise: each class replaces one bean of the reference app, in that bean's package. */
@NullMarked
package dev.drawbridge.referenceapp.sync.outbox;

import org.jspecify.annotations.NullMarked;
