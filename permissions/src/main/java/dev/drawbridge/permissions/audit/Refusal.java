package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.conf.Place;

/**
 * Why a server doesn't take somebody's JWT, so that nothing is permitted.
 *
 * @param reason with the claim that it is for, fit to follow "because"
 * @param remedy the smallest change that mends it
 * @param place of the claim
 */
record Refusal(String reason, String remedy, Place place) {}
