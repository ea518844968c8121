package dev.drawbridge.selftest.provisioners;

import java.util.List;

/** Makes what it is told to make, and then has each consumer deliver messages without their bodies. */
public final class DeliversHeadersOnly {

    private DeliversHeadersOnly() {}

    public static void main(String[] arguments) {
        Stream.afterApplying(
                arguments,
                () -> List.of("system_a-workers", "system_b-workers")
                        .forEach(consumer ->
                                Stream.changeConsumer(consumer, config -> config.put("headers_only", true))));
    }
}
