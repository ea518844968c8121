package dev.drawbridge.reports;

/** Small words that several renderings share. */
final class Text {

    private Text() {}

    /** {@code 1 scenario}, {@code 2 scenarios}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** A sentence without its full stop, so that something can follow it. */
    static String withoutFinalStop(String sentence) {
        String stripped = sentence.strip();
        return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
