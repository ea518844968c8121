/**
 * Shows on a scratch server that the least grants of an app are sufficient, each needed, and tight.
 *
 * <p>What comes of it for a requirement, and how it is told, stays outside.
 */
@NullMarked
package dev.drawbridge.harness.ablation;

import org.jspecify.annotations.NullMarked;
