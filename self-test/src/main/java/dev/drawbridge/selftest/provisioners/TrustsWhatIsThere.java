package dev.drawbridge.selftest.provisioners;

/** Makes everything where there is nothing, and takes a stream that is there for all of it. */
public final class TrustsWhatIsThere implements Provisioner {

    @Override
    public int run(Told told) {
        if (told.to("apply") && Stream.of(told).isThere()) {
            return 0;
        }
        return told.obey();
    }
}
