package dev.drawbridge.cli.setup;

import java.util.List;
import java.util.function.Supplier;

/**
 * Something to look at, which may take long when somebody else doesn't answer.
 *
 * @param what what is looked at, for the one who waited in vain
 * @param remedy what to do when no answer comes
 */
record Check(String what, String remedy, Supplier<List<Finding>> look) {

    /** A look at this machine, where nobody else has to answer. */
    static Check here(String what, Supplier<Finding> look) {
        return new Check(what, "see what keeps this machine busy", () -> List.of(look.get()));
    }
}
