/** Single beans in the place of one of the reference app's, for the variants of the self-test; nothing that is right. */
@org.jspecify.annotations.NullMarked
package dev.drawbridge.referenceapp.directory;
