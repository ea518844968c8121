package dev.drawbridge.host;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process that holds the programs. It ends with its input. */
public final class Host {

    private final Path folder;
    private final Hosted.Program program;

    private Host(Path folder, Hosted.Program program) {
        this.folder = folder;
        this.program = program;
    }

    /**
     * Starts a program for each line of the pipe {@code orders}, which is the number of the process that stands for it.
     *
     * @param folder the pipes', in which {@code orders} is there
     * @param first what is done before the first one, once its output is divided
     */
    public static void run(Path folder, Runnable first, Hosted.Program program) throws IOException {
        Outputs.install();
        first.run();
        Thread end = new Thread(Host::endWithInput, "end");
        end.setDaemon(true);
        end.start();
        new Host(folder, program).takeOrders();
    }

    private void takeOrders() throws IOException {
        // Opened for writing, too: else it ends with the first who has written to it.
        try (RandomAccessFile orders =
                        new RandomAccessFile(folder.resolve("orders").toFile(), "rw");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new FileInputStream(orders.getFD()), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long process = Long.parseLong(line);
                new Thread(() -> live(process), "stand-in-" + process).start();
            }
        }
    }

    /** As long as the process lives that stands for it, or until that one is told to end. */
    private void live(long process) {
        try (BufferedReader life = Files.newBufferedReader(folder.resolve("life." + process));
                OutputStream output = Files.newOutputStream(Path.of("/proc", Long.toString(process), "fd", "1"))) {
            Outputs.writeTo(output);
            StandIn standIn = new StandIn(folder, process, output);
            Hosted hosted = program.start(standIn);
            if (life.readLine() == null) {
                standIn.leave();
                hosted.kill();
            } else {
                hosted.stop();
            }
        } catch (IOException gone) {
            // It ended before it could be asked who it is.
        }
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said there.
            }
        } catch (IOException gone) {
            // As good as an end.
        }
        Runtime.getRuntime().halt(0);
    }
}
