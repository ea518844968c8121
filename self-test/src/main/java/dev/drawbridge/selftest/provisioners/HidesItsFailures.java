package dev.drawbridge.selftest.provisioners;

/** Does what it can, and ends with status 0 whatever came of it. */
public final class HidesItsFailures implements Provisioner {

    @Override
    public int run(Told told) {
        told.obey();
        return 0;
    }
}
