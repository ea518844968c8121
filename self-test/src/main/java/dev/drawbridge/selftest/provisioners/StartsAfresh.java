package dev.drawbridge.selftest.provisioners;

/** Destroys what is there before it makes what it is told to make, so that it need not compare. */
public final class StartsAfresh implements Provisioner {

    @Override
    public int run(Told told) {
        if (told.to("apply")) {
            told.without("apply").and("destroy", "--yes").obey();
        }
        return told.obey();
    }
}
