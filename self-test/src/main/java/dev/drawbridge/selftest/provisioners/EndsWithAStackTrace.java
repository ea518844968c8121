package dev.drawbridge.selftest.provisioners;

/** Does what it is told, and says of its failures where in its code they came up as well. */
public final class EndsWithAStackTrace implements Provisioner {

    @Override
    public int run(Told told) {
        int status = told.obey();
        if (status != 0) {
            new IllegalStateException("ended with status " + status).printStackTrace(told.out());
        }
        return status;
    }
}
