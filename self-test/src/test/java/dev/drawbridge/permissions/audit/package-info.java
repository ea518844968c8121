/** What an audit makes of a configuration, for tests that hold it against servers. */
@NullMarked
package dev.drawbridge.permissions.audit;

import org.jspecify.annotations.NullMarked;
