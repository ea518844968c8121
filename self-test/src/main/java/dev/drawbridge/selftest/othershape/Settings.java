package dev.drawbridge.selftest.othershape;

import java.time.Duration;
import java.util.Map;

/** What the program is told by its environment. */
record Settings(Map<String, String> environment) {

    String get(String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the environment has no " + name);
        }
        return value;
    }

    String name() {
        return get("APP_NAME");
    }

    String stream() {
        return get("STREAM_NAME");
    }

    String consumer() {
        return get("CONSUMER_NAME");
    }

    int maxDeliver() {
        return Integer.parseInt(get("MAX_DELIVER"));
    }

    /** The first step of the backoff: what the server waits for an answer, and what a delayed nak has to ask for. */
    Duration firstStep() {
        String first = get("CONSUMER_BACKOFF").split(",", -1)[0];
        return Duration.ofMillis(Long.parseLong(first.replace("ms", "")));
    }

    /** Without the values, some of which are secret. */
    @Override
    public String toString() {
        return "Settings of " + environment.get("APP_NAME");
    }
}
