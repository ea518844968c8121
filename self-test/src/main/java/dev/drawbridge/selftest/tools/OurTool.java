package dev.drawbridge.selftest.tools;

import dev.drawbridge.operations.OperationsMain;
import java.util.stream.Stream;

/** The product's dead letter tool, for whatever another one does no differently. */
final class OurTool {

    private OurTool() {}

    /** Does it, and ends the process. */
    static void run(String... arguments) {
        OperationsMain.main(
                Stream.concat(Stream.of("dlq"), Stream.of(arguments)).toArray(String[]::new));
    }
}
