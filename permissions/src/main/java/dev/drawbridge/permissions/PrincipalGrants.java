package dev.drawbridge.permissions;

import java.util.List;

/**
 * Everything that one principal may do. What is not listed is denied.
 *
 * @param inboxPrefix the prefix, ending in a dot, under which this principal alone receives replies
 */
public record PrincipalGrants(Principal principal, String inboxPrefix, List<Grant> grants) {

    public PrincipalGrants {
        grants = List.copyOf(grants);
    }

    /** The grants of one direction, in listed order. */
    public List<Grant> of(Direction direction) {
        return grants.stream().filter(grant -> grant.direction() == direction).toList();
    }

    /**
     * What it has to share with the account that holds the streams, when it lives in another: all that it publishes, and
     * what push consumers deliver to it, which is what it may hear in a queue group. Replies come by themselves.
     */
    public List<Grant> shared() {
        return grants.stream()
                .filter(grant -> grant.direction() == Direction.PUBLISH || grant.queue() != null)
                .toList();
    }

    /** The same principal with other grants: for ablation, widening and known-bad configurations. */
    public PrincipalGrants withGrants(List<Grant> others) {
        return new PrincipalGrants(principal, inboxPrefix, others);
    }
}
