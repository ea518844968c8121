package dev.drawbridge.reports;

/**
 * A row of the catalogue.
 *
 * @param id stable id, such as {@code PERM-06}
 * @param profile the profile that the row belongs to, such as {@code permissions}
 * @param requirement the requirement in one sentence
 * @param shownBy how a run shows it
 * @param source where it comes from: the seed, the wire, or our own
 * @param check where to look when it fails
 */
public record Requirement(
        String id, Level level, String profile, String requirement, String shownBy, String source, String check) {}
