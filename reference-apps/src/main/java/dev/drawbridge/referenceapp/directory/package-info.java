/** Organizations and users and their tables; knows nothing of HTTP or NATS. */
@NullMarked
package dev.drawbridge.referenceapp.directory;

import org.jspecify.annotations.NullMarked;
