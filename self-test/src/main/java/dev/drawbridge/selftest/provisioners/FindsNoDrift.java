package dev.drawbridge.selftest.provisioners;

/** Makes what it is told to make, and finds whatever it made as it should be. */
public final class FindsNoDrift implements Provisioner {

    @Override
    public int run(Told told) {
        if (told.to("verify")) {
            told.out().println("no drift");
            return 0;
        }
        return told.obey();
    }
}
