package dev.drawbridge.selftest.provisioners;

/** Makes what it is told to make, then has {@code system_a-workers} deliver what its own app publishes. */
public final class FiltersItsOwnSubject implements Provisioner {

    @Override
    public int run(Told told) {
        return Stream.afterApplying(
                told,
                stream -> stream.changeConsumer(
                        "system_a-workers", config -> config.put("filter_subject", "system_a.sync.system_b")));
    }
}
