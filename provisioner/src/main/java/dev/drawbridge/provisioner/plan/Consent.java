package dev.drawbridge.provisioner.plan;

/**
 * What the operator has explicitly allowed.
 *
 * @param dataLoss changes that lose messages or a consumer's position
 * @param prune deleting consumers that are not declared
 */
public record Consent(boolean dataLoss, boolean prune) {

    /** Nothing that loses anything. */
    public static final Consent NONE = new Consent(false, false);
}
