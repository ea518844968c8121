/**
 * One JVM that holds the apps of many runs, each as if it were alone: what costs a start its time, which is to load and compile
 * the same classes, is done once. Each app has a small process that stands for it, {@code hosted-app.sh}, which says what its
 * environment is, whose output the app writes to, which is told to end and which ends. An app that is killed ends as one that has
 * lost its connections, and not in the middle of an instruction: where a run kills apps, they have processes of their own.
 */
@NullMarked
package dev.drawbridge.referenceapp.host;

import org.jspecify.annotations.NullMarked;
