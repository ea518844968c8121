package dev.drawbridge.permissions.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives each violation to the probe that it is about. The server complains in the order in which it was asked. */
final class Attribution {

    private Attribution() {}

    /**
     * The outcome of each probe, in order.
     *
     * @throws ProbeEnvironmentException for a complaint that is about none of the probes
     */
    static List<Outcome> of(List<? extends Probe> probes, List<String> errors) {
        List<Outcome> outcomes = new ArrayList<>();
        int next = 0;
        for (Probe probe : probes) {
            Optional<Violation> violation = next < errors.size() ? Violation.parse(errors.get(next)) : Optional.empty();
            if (violation.isPresent() && violation.get().isAbout(probe)) {
                outcomes.add(violation.get().outcome(probe));
                next++;
            } else {
                outcomes.add(Outcome.allowed(probe));
            }
        }
        if (next < errors.size()) {
            throw new ProbeEnvironmentException(
                    "the server complained about nothing that was asked: " + errors.subList(next, errors.size()));
        }
        return outcomes;
    }
}
