package dev.drawbridge.permissions.jwt;

import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.ConfReader;
import dev.drawbridge.permissions.conf.Place;
import io.nats.client.NKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decodes JWTs and checks them: header, form, version, and the signature by the issuer that they name. */
public final class TokenReader {

    /** Larger ones servers refuse. */
    private static final int LARGEST = 1024 * 1024;

    private static final int VERSION = 2;
    private static final List<String> ALGORITHMS = List.of("ed25519-nkey", "ed25519");
    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*(ey[\\w.=-]+)[ \\t]*$");

    private TokenReader() {}

    /**
     * The JWT of a file, alone or as a {@code .creds} file has it: the first that stands on a line of its own.
     *
     * @throws ConfException when the file can't be read, has none, or one that no server takes
     */
    public static Token read(Path file) {
        String text = ConfReader.text(file);
        Matcher jwt = LINE.matcher(text);
        if (!jwt.find()) {
            throw new ConfException(file, "expected a JWT, alone or as a .creds file has it; found none");
        }
        long line = 1
                + text.substring(0, jwt.start(1))
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
        return read(jwt.group(1), new Place(file, Math.toIntExact(line), 1, jwt.start(1), jwt.end(1)));
    }

    /**
     * A JWT that stands elsewhere.
     *
     * @throws ConfException with that place for what no server takes
     */
    public static Token read(String text, Place place) {
        String jwt = text.strip();
        if (jwt.length() > LARGEST) {
            throw new ConfException(place, "expected a JWT, found " + jwt.length() + " characters; servers take 1 MiB");
        }
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            throw new ConfException(
                    place, "expected a JWT, three parts with dots between; found " + parts.length + " of them");
        }
        header(json(parts[0], "header", place), place);
        Token token = new Token(Claim.root(json(parts[1], "claims", place), place));
        long version = token.nats().at("version").number();
        if (version != VERSION) {
            throw new ConfException(
                    place,
                    "expected a JWT of version " + VERSION + ", found one of version " + version
                            + "; nsc upgrade-jwt makes it one");
        }
        if (!isSigned(parts, token.issuer(), place)) {
            throw new ConfException(place, "its signature is not that of " + token.issuer() + ", its issuer (iss)");
        }
        return token;
    }

    private static void header(JsonNode json, Place place) {
        Claim header = Claim.root(json, place);
        String type = header.at("typ").text();
        String algorithm = header.at("alg").text();
        if (!type.equalsIgnoreCase("JWT") || !ALGORITHMS.contains(algorithm.toLowerCase(Locale.ROOT))) {
            throw new ConfException(
                    place,
                    "expected a header of type JWT and algorithm " + ALGORITHMS.get(0) + ", found \"" + type
                            + "\" and \"" + algorithm + "\"");
        }
    }

    private static JsonNode json(String part, String what, Place place) {
        try {
            return JsonMapper.shared().readTree(new String(decoded(part, what, place), StandardCharsets.UTF_8));
        } catch (JacksonException damaged) {
            throw new ConfException(place, "expected JSON as the " + what + " of a JWT, found something else");
        }
    }

    private static byte[] decoded(String part, String what, Place place) {
        try {
            if (!part.endsWith("=")) {
                return Base64.getUrlDecoder().decode(part);
            }
        } catch (IllegalArgumentException damaged) {
            // Told below, with what is padded: servers take neither.
        }
        throw new ConfException(place, "expected base64 without padding as the " + what + " of a JWT; is it whole?");
    }

    private static boolean isSigned(String[] parts, String issuer, Place place) {
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = decoded(parts[2], "signature", place);
        try {
            return NKey.fromPublicKey(issuer.toCharArray()).verify(signed, signature);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException noKey) {
            return false;
        }
    }
}
