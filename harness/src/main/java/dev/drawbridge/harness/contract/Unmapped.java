package dev.drawbridge.harness.contract;

/** A value that is of another form than the configuration says: shown as what it is, and never taken for what is meant. */
final class Unmapped {

    private Unmapped() {}

    static String words(String found, String wanted) {
        return "\"" + found + "\" in place of " + wanted;
    }
}
