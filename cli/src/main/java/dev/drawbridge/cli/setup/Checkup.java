package dev.drawbridge.cli.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Looks at everything at once, so that what doesn't answer holds up nothing else. */
final class Checkup {

    private final Duration patience;

    /** @param patience for all of it together */
    Checkup(Duration patience) {
        this.patience = patience;
    }

    /** The findings, in the order of the checks. */
    List<Finding> of(List<Check> checks) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "doctor");
            // One that hangs must not keep the command from ending.
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<List<Finding>>> looks = new ArrayList<>();
            checks.forEach(check -> looks.add(check.look()::get));
            List<Future<List<Finding>>> looked = threads.invokeAll(looks, patience.toMillis(), TimeUnit.MILLISECONDS);
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                findings.addAll(findings(checks.get(i), looked.get(i)));
            }
            return findings;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Finding.lacks("doctor", "interrupted", "run it again"));
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Finding> findings(Check check, Future<List<Finding>> look) throws InterruptedException {
        try {
            return look.get();
        } catch (CancellationException silent) {
            return List.of(
                    Finding.lacks(check.what(), "no answer within " + patience.toSeconds() + " s", check.remedy()));
        } catch (ExecutionException defect) {
            throw new IllegalStateException("looking at " + check.what() + " failed", defect.getCause());
        }
    }
}
