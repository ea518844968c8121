/** Single beans beside those of the reference app, for the variants of the self-test: wrong ones, and some that are only other. */
@org.jspecify.annotations.NullMarked
package dev.drawbridge.referenceapp.http;
