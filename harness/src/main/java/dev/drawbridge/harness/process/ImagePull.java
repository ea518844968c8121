package dev.drawbridge.harness.process;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for an image, or for the first word that there is one. */
final class ImagePull extends ResultCallback.Adapter<PullResponseItem> {
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();
    private final boolean onlyLook;

    ImagePull(boolean onlyLook) {
        this.onlyLook = onlyLook;
    }

    /** @throws ExecutionException whose cause tells why the image can't be had */
    void await() throws ExecutionException, InterruptedException {
        done.get();
    }

    @Override
    public void onNext(PullResponseItem item) {
        if (item.isErrorIndicated()) {
            done.completeExceptionally(new IOException(
                    item.getErrorDetail() == null
                            ? "the engine does not say why"
                            : item.getErrorDetail().getMessage()));
        } else if (onlyLook) {
            done.complete(true);
        }
    }

    @Override
    public void onError(Throwable failure) {
        // Told by an exception; the library's own answer is a log with a stack trace.
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        done.complete(true);
        super.onComplete();
    }
}
