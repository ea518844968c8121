package dev.drawbridge.selftest.provisioners;

/** Does what it is told, or something else. Each has a constructor without parameters. */
@FunctionalInterface
public interface Provisioner {

    /** Returns the exit status. Whatever it throws is a failure, told as Java tells it. */
    int run(Told told) throws Exception;
}
