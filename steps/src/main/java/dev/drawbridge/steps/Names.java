package dev.drawbridge.steps;

import dev.drawbridge.harness.contract.Resource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Data that no other scenario, and no other run on the same system, ever makes. */
final class Names {

    private Names() {}

    /** A word of eight hexadecimal digits that was never used before. */
    static String word() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** A word that begins with this run's, and was never used before. */
    static String unique() {
        return Run.current().word() + "-" + word();
    }

    /** The id of an event that a scenario makes up: a UUID that begins with this run's word. */
    static String eventId() {
        String run = Run.current().word();
        return run + UUID.randomUUID().toString().substring(run.length());
    }

    /** A value of the form that the implementation takes for that field. */
    static String sample(Resource resource, String field, String word) {
        return Run.current().contract().of(resource).sample(field, word);
    }

    /** Another such value, for a change. */
    static String otherSample(Resource resource, String field, String word) {
        return Run.current().contract().of(resource).otherSample(field, word);
    }

    /** The fields of an organization of that name. */
    static Map<String, Object> organization(String name) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("name", "Organization " + name);
        fields.put("domain", sample(Resource.ORGANIZATION, "domain", name));
        fields.put("active", true);
        return fields;
    }

    /** The fields of a user of that name. */
    static Map<String, Object> user(String name, Object organizationId) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("organization_id", organizationId);
        fields.put("name", "User " + name);
        fields.put("email", sample(Resource.USER, "email", name));
        fields.put("role", sample(Resource.USER, "role", name));
        fields.put("active", true);
        return fields;
    }
}
