package dev.drawbridge.permissions.residue;

/**
 * Something that permitted subjects leave open.
 *
 * @param id its name, which stays
 * @param requirement the requirement of the catalogue that it came up under
 * @param breaks whether it breaks that requirement; else it is what remains where the requirement holds
 * @param what it is, in one sentence
 * @param bound how far it reaches, and what limits it
 * @param advice the setting or the layout that closes it, or makes it smaller
 * @param seen what says so: the server's words, or the declaration's
 */
public record Residue(
        String id, String requirement, boolean breaks, String what, String bound, String advice, String seen) {}
