package dev.drawbridge.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output, divided: what a thread says goes to the program that has begun it, or that began the one that did. */
final class Outputs {

    private static final InheritableThreadLocal<OutputStream> OWN = new InheritableThreadLocal<>();

    private Outputs() {}

    /** Puts itself in the place of this JVM's output and errors; what no program says goes to its errors still. */
    static void install() {
        PrintStream divided = new PrintStream(new Divided(System.err), true, StandardCharsets.UTF_8);
        System.setOut(divided);
        System.setErr(divided);
    }

    /** From now on this thread, and those that it begins, write there. */
    static void writeTo(OutputStream output) {
        OWN.set(output);
    }

    private static final class Divided extends OutputStream {

        private final OutputStream others;

        Divided(OutputStream others) {
            this.others = others;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            OutputStream output = OWN.get();
            try {
                (output == null ? others : output).write(bytes, from, length);
            } catch (IOException gone) {
                // Nobody reads it any more. A stream in trouble would stay silent for every program.
            }
        }
    }
}
