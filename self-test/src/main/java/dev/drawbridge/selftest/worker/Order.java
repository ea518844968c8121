package dev.drawbridge.selftest.worker;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a worker is to do next: a line of JSON on its way.
 *
 * @param arguments of the command line {@code drawbridge}
 * @param log the file that takes the command's output
 */
record Order(List<String> arguments, String log) {

    private static final JsonMapper JSON = JsonMapper.shared();

    String line() {
        return JSON.writeValueAsString(this);
    }

    static Order of(String line) {
        return JSON.readValue(line, Order.class);
    }
}
