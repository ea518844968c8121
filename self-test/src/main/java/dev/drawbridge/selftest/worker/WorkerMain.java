package dev.drawbridge.selftest.worker;

import dev.drawbridge.cli.DrawbridgeMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A worker's process: names the checks that it can put out of force, reads orders from its input, lets the command line do each in
 * this JVM, and answers with the exit status.
 * It ends with its input, and so with whoever started it, also in the middle of a run, of which nothing is left then.
 */
public final class WorkerMain {

    private static final PrintStream ANSWERS = System.out;

    private WorkerMain() {}

    public static void main(String[] arguments) throws Exception {
        ANSWERS.println(String.join(" ", CheckSwitch.install()));
        BlockingQueue<String> orders = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(orders), "orders");
        reader.setDaemon(true);
        reader.start();
        while (true) {
            ANSWERS.println(status(Order.of(orders.take())));
        }
    }

    private static void read(BlockingQueue<String> orders) {
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                orders.add(line);
            }
        } catch (IOException gone) {
            // As good as an end.
        }
        System.exit(0);
    }

    /** What a run sets for its JVM is gone after it. */
    private static String status(Order order) {
        Properties before = (Properties) System.getProperties().clone();
        try (PrintStream log =
                new PrintStream(Files.newOutputStream(Path.of(order.log())), true, StandardCharsets.UTF_8)) {
            System.setOut(log);
            System.setErr(log);
            order.settings().forEach(System::setProperty);
            Checks.disable(order.withoutCheck());
            return Integer.toString(DrawbridgeMain.execute(order.arguments().toArray(String[]::new)));
        } catch (IOException e) {
            return "the log can't be written: " + e;
        } finally {
            System.setProperties(before);
        }
    }
}
