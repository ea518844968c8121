package dev.drawbridge.reports;

/**
 * Something about the run itself, not about one requirement, that keeps it from ending well.
 *
 * @param status what the run ends with because of it
 * @param message what is wrong and what to do
 */
public record RunProblem(ExitStatus status, String message) {}
