package dev.drawbridge.selftest.provisioners;

import java.util.List;

/** Makes what it is told to make, and each consumer once more, so that it begins from the first message again. */
public final class MakesConsumersAnew {

    private MakesConsumersAnew() {}

    public static void main(String[] arguments) {
        Stream.afterApplying(
                arguments, () -> List.of("system_a-workers", "system_b-workers").forEach(Stream::makeConsumerAnew));
    }
}
