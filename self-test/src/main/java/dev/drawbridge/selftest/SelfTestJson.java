package dev.drawbridge.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The table for machines: {@code self-test.json}. */
public final class SelfTestJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SelfTestJson() {}

    /** Writes it, making the folder where there is none. */
    public static void write(Matrix matrix, List<Result> results, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
        Files.writeString(file, text(matrix, results));
    }

    static String text(Matrix matrix, List<Result> results) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schemaVersion", 1);
        all.put("passed", results.stream().allMatch(result -> result.misses().isEmpty()));
        all.put("variants", results.stream().map(SelfTestJson::variant).toList());
        all.put("requirements", matrix.cells());
        all.put("unproven", matrix.unproven());
        return MAPPER.writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> variant(Result result) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", result.variant().name());
        one.put("conforms", result.variant().conforms());
        one.put("tags", result.variant().tags());
        one.put("pace", result.variant().pace());
        one.put(
                "blames",
                result.variant().blames().stream().map(Blame::requirement).toList());
        result.run().ifPresent(run -> {
            one.put("status", run.status());
            one.put("seconds", run.duration().toSeconds());
            one.put("failedChecks", run.failedChecks());
        });
        one.put("misses", result.misses());
        if (!result.missesAtFirst().isEmpty()) {
            one.put("missesAtFirst", result.missesAtFirst());
        }
        return one;
    }
}
