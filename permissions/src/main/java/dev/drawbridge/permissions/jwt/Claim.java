package dev.drawbridge.permissions.jwt;

import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A part of a JWT's claims, and where it stands.
 *
 * <p>What is absent reads as empty, zero or false, as it does for servers; what is of another type than they take they refuse,
 * and so does this, with a {@link ConfException} that names the claim.
 */
public final class Claim {

    private final JsonNode node;
    private final Place token;
    private final String path;

    private Claim(JsonNode node, Place token, String path) {
        this.node = node;
        this.token = token;
        this.path = path;
    }

    static Claim root(JsonNode claims, Place token) {
        return new Claim(claims, token, "");
    }

    /** Of this claim. */
    public Place place() {
        return path.isEmpty() ? token : token.at(path);
    }

    /** Whether it is there, and is not null. */
    public boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The claim of that name in this. */
    public Claim at(String name) {
        if (isThere() && !node.isObject()) {
            throw wrong("claims in braces");
        }
        return new Claim(node.path(name), token, path.isEmpty() ? name : path + "." + name);
    }

    /** What it lists. */
    public List<Claim> items() {
        if (isThere() && !node.isArray()) {
            throw wrong("a list");
        }
        List<Claim> items = new ArrayList<>();
        for (JsonNode each : node) {
            items.add(new Claim(each, token, path + "[" + items.size() + "]"));
        }
        return items;
    }

    /** What it holds under each name. */
    public Map<String, Claim> entries() {
        if (isThere() && !node.isObject()) {
            throw wrong("claims in braces");
        }
        Map<String, Claim> entries = new LinkedHashMap<>();
        node.propertyNames().forEach(name -> entries.put(name, at(name)));
        return entries;
    }

    /** Whether it is an entry in braces, as a scope among plain keys is. */
    public boolean isBlock() {
        return node.isObject();
    }

    public String text() {
        if (isThere() && !node.isString()) {
            throw wrong("a text");
        }
        return isThere() ? node.stringValue() : "";
    }

    public List<String> texts() {
        return items().stream().map(Claim::text).toList();
    }

    public long number() {
        if (isThere() && !(node.isIntegralNumber() && node.canConvertToLong())) {
            throw wrong("a whole number");
        }
        return isThere() ? node.longValue() : 0;
    }

    public boolean flag() {
        if (isThere() && !node.isBoolean()) {
            throw wrong("true or false");
        }
        return isThere() && node.booleanValue();
    }

    /** For what no server takes. */
    public ConfException wrong(String expected) {
        String found = isThere() ? node.getNodeType().name().toLowerCase(Locale.ROOT) : "nothing";
        return new ConfException(place(), "expected " + expected + ", found " + found);
    }

    @Override
    public String toString() {
        return "claim at " + place();
    }
}
