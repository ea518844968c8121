package dev.drawbridge.selftest.provisioners;

/** Does what it is told, whatever is lost by it. */
public final class AllowsEveryLoss implements Provisioner {

    @Override
    public int run(Told told) {
        return told.to("apply") && !told.to("--allow-data-loss")
                ? told.and("--allow-data-loss").obey()
                : told.obey();
    }
}
