/**
 * The reference app as one of many in a JVM, each with a web server, a connection and a database of its own. One that is killed
 * ends as an app that has lost its connections, and not in the middle of an instruction: where a run kills apps, they have
 * processes of their own.
 */
@NullMarked
package dev.drawbridge.referenceapp.host;

import org.jspecify.annotations.NullMarked;
