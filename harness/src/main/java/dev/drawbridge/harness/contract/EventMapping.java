package dev.drawbridge.harness.contract;

/**
 * The envelope of an event.
 *
 * @param envelope its fields
 * @param types what happened: created, updated
 * @param times in the envelope and in payloads
 */
public record EventMapping(Renaming envelope, Wording types, TimeForm times) {}
