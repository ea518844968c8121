package dev.drawbridge.selftest.provisioners;

/** Makes what it is told to make, and then has the stream take one subject more. */
public final class AddsASubject implements Provisioner {

    @Override
    public int run(Told told) {
        return Stream.afterApplying(
                told,
                stream -> stream.change(config -> config.withArray("/subjects").add("system_a.sync.more")));
    }
}
