package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.SubjectRule;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.ConfReader;
import dev.drawbridge.permissions.conf.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a user JWT allows, alone or in a {@code .creds} file (NATS JWT version 2).
 *
 * <p>The signature is the server's to check: an audit asks what the claims would allow. The seed behind the JWT is not
 * looked at.
 */
final class CredentialsReader {

    private static final Pattern JWT =
            Pattern.compile("(?m)^\\s*(ey[A-Za-z0-9_-]+)\\.(ey[A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]*\\s*$");

    private CredentialsReader() {}

    /**
     * The user of the file.
     *
     * @param now claims that have expired before say nothing
     * @throws ConfException when there is no user JWT in it, when it has expired, and when what it allows stands in the
     *     scope of a signing key and not in it
     */
    static User read(Path file, Instant now) {
        String text = ConfReader.text(file);
        Matcher jwt = JWT.matcher(text);
        if (!jwt.find()) {
            throw new ConfException(file, "expected a user JWT, alone or as a .creds file has it; found none");
        }
        long line = 1
                + text.substring(0, jwt.start(1))
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
        Place place = new Place(file, Math.toIntExact(line), 1, jwt.start(1), jwt.end(2));
        JsonNode claims = claims(jwt.group(2), place);
        JsonNode nats = claims.path("nats");
        if (!nats.path("type").asString("").equals("user")) {
            throw new ConfException(
                    place,
                    "expected a user's JWT, found one of type "
                            + nats.path("type").asString("(none)"));
        }
        long expires = claims.path("exp").asLong(0);
        if (expires > 0 && Instant.ofEpochSecond(expires).isBefore(now)) {
            throw new ConfException(
                    place, "expired at " + Instant.ofEpochSecond(expires) + ": nobody connects with it");
        }
        Permissions permissions = permissions(nats, place);
        String account = nats.path("issuer_account").asString("");
        String issuer = claims.path("iss").asString("");
        if (permissions.place() == null && !account.isEmpty() && !account.equals(issuer)) {
            throw new ConfException(
                    place,
                    "its permissions stand in the scope of the signing key " + issuer
                            + ", not in it; what they are can be seen in the account's JWT");
        }
        return new User(claims.path("name").asString(""), account.isEmpty() ? issuer : account, permissions, place);
    }

    private static JsonNode claims(String payload, Place place) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(payload);
            return JsonMapper.shared().readTree(new String(json, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | JacksonException damaged) {
            throw new ConfException(place, "expected the claims of a user JWT, found what cannot be decoded");
        }
    }

    private static Permissions permissions(JsonNode nats, Place place) {
        boolean responses = nats.path("resp").isObject();
        PlacedSide publish = side(nats.path("pub"), place, false);
        PlacedSide subscribe = side(nats.path("sub"), place, true);
        if (responses && publish.allow() == null) {
            publish = new PlacedSide(List.of(), publish.deny(), place, false);
        }
        boolean none = publish.allow() == null
                && publish.deny().isEmpty()
                && subscribe.allow() == null
                && subscribe.deny().isEmpty();
        return new Permissions(publish, subscribe, responses ? place : null, none ? null : place, false);
    }

    private static PlacedSide side(JsonNode side, Place place, boolean queues) {
        List<PlacedRule> allow = rules(side.path("allow"), place, queues);
        return new PlacedSide(allow.isEmpty() ? null : allow, rules(side.path("deny"), place, queues), place, false);
    }

    private static List<PlacedRule> rules(JsonNode list, Place place, boolean queues) {
        List<PlacedRule> rules = new ArrayList<>();
        for (JsonNode each : list) {
            String text = each.asString("");
            SubjectRule rule = queues ? SubjectRule.parse(text) : new SubjectRule(text, null);
            if (!Subjects.isValid(rule.subject().replaceAll("\\s", "_"))) {
                throw new ConfException(place, "expected a subject, found \"" + text + "\"");
            }
            rules.add(new PlacedRule(rule, place));
        }
        return rules;
    }
}
