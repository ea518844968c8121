package dev.drawbridge.selftest.provisioners;

import java.util.List;

/** Makes what it is told to make, and each consumer once more, so that it begins from the first message again. */
public final class MakesConsumersAnew implements Provisioner {

    @Override
    public int run(Told told) {
        return Stream.afterApplying(
                told, stream -> List.of("system_a-workers", "system_b-workers").forEach(stream::makeConsumerAnew));
    }
}
