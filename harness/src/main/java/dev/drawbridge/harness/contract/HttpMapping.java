package dev.drawbridge.harness.contract;

/**
 * What stands beside resources over HTTP.
 *
 * @param health answers 200 while the app can do its work
 * @param syncStatus where the sync status is
 * @param status the fields of the sync status
 * @param statuses of answers about resources
 * @param times in resources
 */
public record HttpMapping(String health, String syncStatus, Renaming status, Statuses statuses, TimeForm times) {}
