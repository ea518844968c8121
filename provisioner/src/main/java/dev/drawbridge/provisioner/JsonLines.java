package dev.drawbridge.provisioner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that grows by a line for each thing done, whoever does it at the same time. */
public final class JsonLines {

    private final Path file;

    public JsonLines(Path file) {
        this.file = file;
    }

    /**
     * Whether lines can be written, asked before anything is changed.
     *
     * @throws IOException when the file can't be opened for appending
     */
    public void open() throws IOException {
        write(new byte[0]);
    }

    /**
     * Appends a line and returns when the disk has it.
     *
     * @param json on one line, without its end
     * @throws IOException when it can't be written
     */
    public void append(String json) throws IOException {
        write((json + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** One write, so that two runs at once never mix their lines. */
    private void write(byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
