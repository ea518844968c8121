package dev.drawbridge.selftest.provisioners;

/** Makes what it is told to make, and then lets a header of any message empty the stream. */
public final class TurnsRollupOn implements Provisioner {

    @Override
    public int run(Told told) {
        return Stream.afterApplying(told, stream -> stream.change(config -> config.put("allow_rollup_hdrs", true)));
    }
}
