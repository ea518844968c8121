package dev.drawbridge.permissions.conf;

import java.nio.file.Path;

/** A place in a text that moves on. */
final class Cursor {

    /** What stands behind the last character. */
    static final char END = '\0';

    private final Path file;
    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    Cursor(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char next() {
        char character = peek();
        at++;
        if (character == '\n') {
            line++;
            lineStart = at;
        }
        return character;
    }

    int offset() {
        return at;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    /** Of the next character. */
    Place here() {
        return new Place(file, line, at - lineStart + 1, at, at);
    }

    /** Passes white space, line ends and comments. */
    void skipToContent() {
        while (!atEnd()) {
            if (Character.isWhitespace(peek())) {
                next();
            } else if (atComment()) {
                skipLine();
            } else {
                return;
            }
        }
    }

    /** Passes white space and comments up to the end of the line. */
    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            next();
        }
        if (atComment()) {
            skipLine();
        }
    }

    private boolean atComment() {
        return peek() == '#' || (peek() == '/' && peek(1) == '/');
    }

    private void skipLine() {
        while (!atEnd() && peek() != '\n' && peek() != '\r') {
            next();
        }
    }
}
