package dev.drawbridge.selftest.provisioners;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Output that comes through in other words, line by line, as soon as a line is whole. */
final class Lines extends Writer {

    private final PrintStream out;
    private final UnaryOperator<String> words;
    private final StringBuilder line = new StringBuilder();

    private Lines(OutputStream out, UnaryOperator<String> words) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.words = words;
    }

    /** @param words what becomes of a line */
    static PrintWriter to(OutputStream out, UnaryOperator<String> words) {
        return new PrintWriter(new Lines(out, words));
    }

    @Override
    public void write(char[] text, int from, int length) {
        line.append(text, from, length);
        for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
            out.println(words.apply(line.substring(0, end)));
            line.delete(0, end + 1);
        }
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.close();
    }
}
