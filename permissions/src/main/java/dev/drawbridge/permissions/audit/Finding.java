package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.conf.Place;
import java.util.List;

/**
 * Something wrong with a configuration.
 *
 * @param requirement the requirement of the catalogue that it breaks
 * @param principal whom it is about: a principal of the topology, a user, or an account
 * @param subject the entry it is about, or empty where it is about more than one
 * @param message what was found, and what it lets happen
 * @param remedy the smallest change that mends it
 * @param opens the further requirements that fail because of it, sorted
 * @param examples of what becomes possible, a few
 */
public record Finding(
        Kind kind,
        Severity severity,
        String requirement,
        String principal,
        String subject,
        String message,
        String remedy,
        List<String> opens,
        List<String> examples,
        Place place) {

    public Finding {
        opens = List.copyOf(opens);
        examples = List.copyOf(examples);
    }

    @Override
    public String toString() {
        return place + ": " + requirement + " " + kind.words() + ": " + message;
    }
}
