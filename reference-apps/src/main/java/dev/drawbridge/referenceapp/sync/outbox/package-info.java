/** Events that go out: written in the business transaction, relayed after it; applies nothing. */
@NullMarked
package dev.drawbridge.referenceapp.sync.outbox;

import org.jspecify.annotations.NullMarked;
