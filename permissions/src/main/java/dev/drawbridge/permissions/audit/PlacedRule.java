package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.SubjectRule;
import dev.drawbridge.permissions.conf.Place;

/** An entry of a permission list, and where it stands. */
record PlacedRule(SubjectRule rule, Place place) {

    String subject() {
        return rule.subject();
    }
}
