package dev.drawbridge.reports;

/** A badge in SVG: one word, and its colour. */
final class Badge {

    private static final String LABEL = "drawbridge";

    private Badge() {}

    static String of(Report report) {
        String word = switch (report.exitStatus()) {
            case CONFORMANT -> report.conformant() ? "conformant" : "not conformant";
            case NOT_CONFORMANT -> "not conformant";
            case USAGE, ENVIRONMENT -> "no verdict";
        };
        String colour = report.conformant() ? "#1a7f43" : word.equals("no verdict") ? "#8a5a00" : "#b42318";
        int left = width(LABEL);
        int all = left + width(word);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
                <title>%2$s: %3$s</title>
                <clipPath id="r"><rect width="%1$d" height="20" rx="3"/></clipPath>
                <g clip-path="url(#r)"><rect width="%4$d" height="20" fill="#3b4652"/><rect x="%4$d" width="%5$d" height="20" fill="%6$s"/></g>
                <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
                <text x="%7$d" y="14">%2$s</text><text x="%8$d" y="14">%3$s</text></g>
                </svg>
                """.formatted(all, LABEL, word, left, all - left, colour, left / 2, left + (all - left) / 2);
    }

    /** Room for a word at 11 pixels, with a margin; Verdana's letters are about 7 pixels wide. */
    private static int width(String word) {
        return word.length() * 7 + 12;
    }
}
