package dev.drawbridge.harness.config;

import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.probe.Certificates;
import dev.drawbridge.topology.Placeholders;
import dev.drawbridge.topology.Pointers;
import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.SourceDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads how principals say who they are. Tolerates a wrong form, which the schema reports. */
final class IdentityReader {

    private static final List<String> WAYS = List.of("password", "token", "nkey", "creds");

    private final SourceDocument document;
    private final Placeholders placeholders;
    private final Function<String, @Nullable Path> paths;
    private final List<Problem> problems;
    private final Set<String> secrets = new TreeSet<>();

    /**
     * @param paths the file that the text at a pointer names
     * @param problems where to add what the schema cannot know
     */
    IdentityReader(
            SourceDocument document,
            Placeholders placeholders,
            Function<String, @Nullable Path> paths,
            List<Problem> problems) {
        this.document = document;
        this.placeholders = placeholders;
        this.paths = paths;
        this.problems = problems;
    }

    /** What was read so far and must never be printed. */
    Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    /** A principal's identity; empty for {@code none}, and where there is something wrong with it. */
    Optional<Identity> read(String name, JsonNode principal) {
        if (!principal.isObject()) {
            return Optional.empty();
        }
        String at = Pointers.child("/nats/principals", name);
        List<String> ways = WAYS.stream().filter(principal::has).toList();
        int before = problems.size();
        Path certificate = paths.apply(at + "/tls/cert");
        Path key = paths.apply(at + "/tls/key");
        if (ways.size() > 1) {
            problems.add(document.problem(
                    at, "expected one way to say who it is, found " + String.join(" and ", ways), "keep one of them"));
        } else if (ways.isEmpty() && !principal.has("tls") && !principal.has("user")) {
            problems.add(document.problem(
                    at,
                    "expected user and password, token, nkey, creds or tls, found none of them",
                    "add one, or write none in place of the mapping"));
        }
        check(at + "/tls", certificate, key);
        Optional<Login> login = ways.size() == 1 ? login(at, ways.get(0), principal) : Optional.empty();
        return problems.size() > before || (login.isEmpty() && certificate == null)
                ? Optional.empty()
                : Optional.of(new Identity(login.orElse(null), certificate, key, document.line(at)));
    }

    private Optional<Login> login(String at, String way, JsonNode principal) {
        return switch (way) {
            case "password" -> secret(at, way, "a password").map(text -> new UserPassword(user(principal), text));
            case "token" -> secret(at, way, "a token").map(Login.Token::new);
            case "nkey" ->
                secret(at, way, "the seed of a user")
                        .flatMap(seed -> parsed(at + "/nkey", "the seed of a user (SU…)", seed, Login.Signed::nkey));
            default ->
                Optional.ofNullable(principal.path("creds").asString(null))
                        .flatMap(file -> placeholders.content(document, at + "/creds", file, problems))
                        .flatMap(text -> parsed(
                                at + "/creds",
                                "a .creds file with a user JWT and its seed",
                                text,
                                Login.Signed::credentials));
        };
    }

    private static String user(JsonNode principal) {
        return principal.path("user").asString("");
    }

    /** The value of a secret, from wherever it stands. */
    Optional<String> secret(String at, String key, String expected) {
        String place = at + "/" + key;
        JsonNode value = document.root().at(place);
        Optional<String> secret = value.isString()
                ? Optional.of(value.asString())
                : Optional.ofNullable(value.path("file").asString(null))
                        .flatMap(file -> placeholders.content(document, place + "/file", file, problems));
        if (secret.isPresent() && secret.get().isBlank()) {
            problems.add(document.problem(place, "expected " + expected + ", found an empty one", "give it a value"));
            return Optional.empty();
        }
        secret.ifPresent(secrets::add);
        return secret;
    }

    /** The reason why it can't be read may quote it, so it is not told. */
    private Optional<Login> parsed(String at, String expected, String text, Function<String, Login> parser) {
        secrets.add(text);
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException unreadable) {
            problems.add(document.problem(
                    at, "expected " + expected + ", found something else", "name what nk or nsc made for a user"));
            return Optional.empty();
        }
    }

    private void check(String at, @Nullable Path certificate, @Nullable Path key) {
        if (certificate != null && key != null) {
            check(at, certificate, key, null);
        }
    }

    /** Reads PEM files, so that a mistake is told with its line. */
    void check(String at, @Nullable Path certificate, @Nullable Path key, @Nullable Path authority) {
        List<String> missing = new ArrayList<>();
        for (Path file : new Path[] {certificate, key, authority}) {
            if (file != null && !Files.isReadable(file)) {
                missing.add(file.toString());
            }
        }
        if (!missing.isEmpty()) {
            problems.add(document.problem(
                    at, "expected PEM files, found none at " + String.join(" and ", missing), "correct the path"));
            return;
        }
        try {
            Certificates.context(authority, certificate, key);
        } catch (IllegalArgumentException unusable) {
            problems.add(document.problem(
                    at,
                    "expected PEM files with a certificate" + (key == null ? "" : " and its unencrypted private key")
                            + ", found something else",
                    "check what the files hold"));
        }
    }
}
