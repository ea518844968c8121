package dev.drawbridge.provisioner.plan;

/**
 * Data that a change would lose.
 *
 * @param change the setting that changes, with both values
 * @param lost what would be gone
 */
public record Loss(String stream, String change, String lost) {

    @Override
    public String toString() {
        return "stream " + stream + ", " + change + ": " + lost;
    }
}
