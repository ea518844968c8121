package dev.drawbridge.harness.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells two processes apart that had the same number one after the other. */
final class ProcessStart {
    private ProcessStart() {}

    /** The start time of a process in the kernel's ticks, or {@code -} where the system doesn't tell. */
    static String of(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
            // Field 2 is the name in brackets and may hold blanks; field 22 is the start time (proc(5)).
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            return fields[19];
        } catch (IOException | IndexOutOfBoundsException e) {
            return "-";
        }
    }
}
