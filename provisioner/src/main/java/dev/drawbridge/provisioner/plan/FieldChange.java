package dev.drawbridge.provisioner.plan;

/**
 * One setting whose value on the server is not the declared one, both in the reader's units.
 *
 * @param field the server's name of the setting
 */
public record FieldChange(String field, String found, String declared) {

    @Override
    public String toString() {
        return field + ": " + found + " → " + declared;
    }
}
