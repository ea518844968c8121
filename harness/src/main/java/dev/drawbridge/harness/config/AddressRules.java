package dev.drawbridge.harness.config;

import dev.drawbridge.topology.Pointers;
import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.SourceDocument;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Addresses of what runs already. Nothing of one is repeated in a message: it may hold a password. */
final class AddressRules {

    private final SourceDocument document;
    private final List<Problem> problems = new ArrayList<>();

    private AddressRules(SourceDocument document) {
        this.document = document;
    }

    static List<Problem> problems(SourceDocument document) {
        AddressRules rules = new AddressRules(document);
        rules.servers("/nats/url");
        rules.page("/nats/monitoring");
        document.root().path("apps").propertyNames().forEach(app -> rules.page(Pointers.child("/apps", app) + "/http"));
        return rules.problems;
    }

    private void servers(String at) {
        JsonNode given = document.root().at(at);
        if (given.isArray()) {
            for (int each = 0; each < given.size(); each++) {
                server(
                        Pointers.child(at, String.valueOf(each)),
                        given.path(each).asString(""));
            }
        } else if (given.isString()) {
            for (String each : given.asString().split(",", -1)) {
                server(at, each.strip());
            }
        }
    }

    private void server(String at, String address) {
        if (!isAddress(address.contains("://") ? address : "nats://" + address, List.of("nats", "tls"))) {
            problems.add(document.problem(
                    at,
                    "expected an address such as nats://HOST:4222 or tls://HOST:4222, found another",
                    "correct it; credentials stand in nats.principals"));
        }
    }

    private void page(String at) {
        JsonNode given = document.root().at(at);
        if (given.isString() && !isAddress(given.asString(), List.of("http", "https"))) {
            problems.add(document.problem(
                    at,
                    "expected an address such as http://HOST:3000, found something else",
                    "correct it; it has no user and no password in it"));
        }
    }

    private static boolean isAddress(String text, List<String> schemes) {
        try {
            URI address = URI.create(text);
            return address.getHost() != null && address.getUserInfo() == null && schemes.contains(address.getScheme());
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
