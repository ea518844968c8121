package dev.drawbridge.selftest.worker;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a worker is to do next: a line of JSON on its way.
 *
 * @param arguments of the command line {@code drawbridge}
 * @param settings of the run's configuration, which come before those of its file
 * @param log the file that takes the command's output
 * @param withoutCheck the check that is out of force meanwhile, if any
 */
record Order(
        List<String> arguments,
        Map<String, String> settings,
        String log,
        @Nullable String withoutCheck) {

    private static final JsonMapper JSON = JsonMapper.shared();

    String line() {
        return JSON.writeValueAsString(this);
    }

    static Order of(String line) {
        return JSON.readValue(line, Order.class);
    }
}
