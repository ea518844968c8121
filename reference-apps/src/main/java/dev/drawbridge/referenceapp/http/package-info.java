/** The HTTP contract: reading requests, wording refusals; no SQL. */
@NullMarked
package dev.drawbridge.referenceapp.http;

import org.jspecify.annotations.NullMarked;
