package dev.drawbridge.selftest.provisioners;

/** Ends well without any work where data would be lost by it, though it was told to do just that. */
public final class KeepsWhatMayBeLost implements Provisioner {

    @Override
    public int run(Told told) {
        if (told.to("destroy") || told.to("--allow-data-loss")) {
            return 0;
        }
        return told.obey();
    }
}
