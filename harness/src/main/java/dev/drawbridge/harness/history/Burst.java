package dev.drawbridge.harness.history;

import dev.drawbridge.harness.contract.Resource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A flood of writes at every app at once: organizations and users of them, each changed as soon as it is made, so that its
 * events are close behind one another.
 *
 * @param creations how many resources each app makes
 * @param updates how many changes each app makes, spread over them
 * @param clients how many clients write to one app at once
 */
public record Burst(int creations, int updates, int clients) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int USER_EVERY = 4;

    /**
     * Writes all of it and returns once the last write is answered or given up.
     *
     * @param instances for each app the addresses of its instances, which take turns
     * @param name stands in every name, so that nobody else's are the same
     */
    public void run(Map<String, List<URI>> instances, String name, Recorder recorder) {
        ExecutorService clientThreads = Executors.newFixedThreadPool(instances.size() * clients);
        try {
            List<CompletableFuture<Void>> all = instances.entrySet().stream()
                    .flatMap(app -> IntStream.range(0, clients)
                            .mapToObj(client -> CompletableFuture.runAsync(
                                    new Client(app.getKey(), app.getValue(), name, recorder, client), clientThreads)))
                    .toList();
            all.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error failed) {
                throw failed;
            }
            throw e.getCause() instanceof RuntimeException broken ? broken : e;
        } finally {
            clientThreads.shutdownNow();
        }
    }

    /** Every {@code clients}th resource of one app. */
    private final class Client implements Runnable {

        private final String app;
        private final List<URI> instances;
        private final String name;
        private final Recorder recorder;
        private final int first;
        private @Nullable Object home;
        private int turn;

        Client(String app, List<URI> instances, String name, Recorder recorder, int first) {
            this.app = app;
            this.instances = instances;
            this.name = name;
            this.recorder = recorder;
            this.first = first;
            this.turn = first;
        }

        @Override
        public void run() {
            for (int each = first; each < creations; each += clients) {
                Write made = create(each);
                String id = made.answeredId();
                for (int change = 0; id != null && change < changesOf(each); change++) {
                    update(made.resource(), id, each + ", change " + (change + 1));
                }
            }
        }

        private int changesOf(int resource) {
            return updates / creations + (resource < updates % creations ? 1 : 0);
        }

        private Write create(int number) {
            Object organization = home;
            boolean user = organization != null && number / clients % USER_EVERY == USER_EVERY - 1;
            Map<String, Object> fields = new TreeMap<>();
            fields.put("name", text("" + number));
            fields.put("active", true);
            if (user && organization != null) {
                fields.put("organization_id", organization);
                fields.put("email", sample(Resource.USER, "email", number));
                fields.put("role", sample(Resource.USER, "role", number));
                return recorder.create(app, instance(), Resource.USER, fields);
            }
            fields.put("domain", sample(Resource.ORGANIZATION, "domain", number));
            Write made = recorder.create(app, instance(), Resource.ORGANIZATION, fields);
            State answer = made.answer();
            if (answer != null) {
                home = JSON.readTree(answer.get("id"));
            }
            return made;
        }

        private void update(Resource resource, String id, String what) {
            var unused = recorder.update(app, instance(), resource, id, Map.of("name", text(what)));
        }

        private String sample(Resource resource, String field, int number) {
            return recorder.contract().of(resource).sample(field, name + "-" + app.replace('_', '-') + "-" + number);
        }

        private String text(String what) {
            return name + " of " + app + " " + what;
        }

        private URI instance() {
            return instances.get(turn++ % instances.size());
        }
    }

    /** How many writes each app gets, should every one be answered. */
    public int writes() {
        return creations + updates;
    }
}
