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

    /** The same principal with other grants: for ablation, widening and known-bad configurations. */
    public PrincipalGrants withGrants(List<Grant> others) {
        return new PrincipalGrants(principal, inboxPrefix, others);
    }
}
