package dev.drawbridge.permissions.probe;

import dev.drawbridge.permissions.Login;
import io.nats.client.NKey;
import io.nats.client.support.JwtUtils;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does with a script of nsc commands what nsc does with it (github.com/nats-io/nsc, cmd/), so far as such scripts are
 * rendered: the same claims in memory, and a configuration with a memory resolver. What it does not know it refuses.
 */
final class NscStore {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final NKey operator = key(Kind.OPERATOR);
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, String> activations = new LinkedHashMap<>();
    private final Map<String, String> users = new LinkedHashMap<>();
    private final Map<String, String> credentials = new LinkedHashMap<>();
    private String configuration = "";

    /** Carries out the script. */
    static NscStore after(String script) {
        NscStore store = new NscStore();
        script.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.equals("set -eu"))
                .forEach(store::command);
        return store;
    }

    /** What {@code nsc generate config --mem-resolver} writes. */
    String configuration() {
        return configuration;
    }

    /** What {@code nsc generate creds} writes for that user. */
    Login login(String user) {
        return Login.Signed.credentials(known(credentials, user));
    }

    private void command(String line) {
        List<String> words = new ArrayList<>(WORD.matcher(line)
                .results()
                .map((MatchResult word) -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList());
        if (words.size() < 3 || !words.get(0).equals("nsc")) {
            throw new IllegalArgumentException("no command of nsc: " + line);
        }
        Flags flags = new Flags(words.subList(3, words.size()));
        switch (words.get(1) + " " + words.get(2)) {
            case "add operator" -> {
                flags.one("name");
                flags.on("sys");
                accounts.put("SYS", new Account());
            }
            case "add account" -> accounts.put(flags.one("name"), new Account());
            case "edit account" -> {
                Account account = account(flags.one("name"));
                Map.of(
                                "js-mem-storage", "mem_storage",
                                "js-disk-storage", "disk_storage",
                                "js-streams", "streams",
                                "js-consumer", "consumer")
                        .forEach((flag, claim) -> account.limits.put(claim, Integer.valueOf(flags.one(flag))));
            }
            case "add export" -> {
                Map<String, Object> export = new LinkedHashMap<>();
                export.put("name", flags.one("name"));
                export.put("subject", flags.one("subject"));
                export.put("type", flags.isOn("service") ? "service" : "stream");
                export.put("token_req", flags.isOn("private"));
                if (export.containsValue("service")) {
                    export.put("response_type", flags.one("response-type"));
                }
                account(flags.one("account")).exports.add(export);
            }
            case "generate activation" ->
                activations.put(
                        flags.one("output-file"),
                        activation(
                                account(flags.one("account")),
                                account(flags.one("target-account")),
                                flags.one("subject")));
            case "add import" -> {
                String token = known(activations, flags.one("token"));
                JsonNode claims = JsonMapper.shared().readTree(JwtUtils.getClaimBody(token));
                Map<String, Object> imported = new LinkedHashMap<>();
                imported.put("name", flags.one("name"));
                imported.put("subject", claims.at("/nats/subject").asString());
                imported.put("account", claims.path("iss").asString());
                imported.put("token", token);
                imported.put("type", claims.at("/nats/kind").asString());
                if (imported.containsValue("service")) {
                    imported.put("local_subject", flags.one("local-subject"));
                }
                account(flags.one("account")).imports.add(imported);
            }
            case "add user" -> user(flags);
            case "generate creds" -> {
                flags.one("account");
                flags.one("output-file");
                String name = flags.one("name");
                credentials.put(name, known(users, name));
            }
            case "generate config" -> {
                flags.on("mem-resolver");
                flags.one("config-file");
                configure();
            }
            default -> throw new IllegalArgumentException("unknown here: " + line);
        }
        flags.requireAllRead(line);
    }

    private void user(Flags flags) {
        Account account = account(flags.one("account"));
        NKey key = key(Kind.USER);
        JwtUtils.UserClaim claim = new JwtUtils.UserClaim(account.publicKey)
                .pub(new JwtUtils.Permission().allow(flags.all("allow-pub")).deny(flags.all("deny-pub")))
                .sub(new JwtUtils.Permission().allow(flags.all("allow-sub")).deny(flags.all("deny-sub")));
        String name = flags.one("name");
        try {
            String jwt = JwtUtils.issueUserJWT(
                    account.key, text(key.getPublicKey()), name, null, JwtUtils.currentTimeSeconds(), claim);
            users.put(name, String.format(JwtUtils.NATS_USER_JWT_FORMAT, jwt, text(key.getSeed())));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For what the issuer exports under that subject. */
    private static String activation(Account issuer, Account target, String subject) {
        Object kind = issuer.exports.stream()
                .filter(each -> subject.equals(each.get("subject")))
                .map(each -> each.get("type"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no export of " + subject));
        return issued(
                issuer.key,
                target.publicKey,
                "activation",
                Map.of("type", "activation", "version", 2, "subject", subject, "kind", kind));
    }

    private void configure() {
        String system = account("SYS").publicKey;
        StringBuilder conf = new StringBuilder("operator: ")
                .append(issued(
                        operator,
                        publicKey(operator),
                        "bridge",
                        Map.of("type", "operator", "version", 2, "system_account", system)))
                .append("\nsystem_account: ")
                .append(system)
                .append("\nresolver: MEMORY\nresolver_preload: {\n");
        accounts.forEach((name, account) -> conf.append("  ")
                .append(account.publicKey)
                .append(": ")
                .append(issued(operator, account.publicKey, name, account.claims()))
                .append('\n'));
        configuration = conf.append("}\n").toString();
    }

    private static String issued(NKey issuer, String subject, String name, Map<String, Object> claims) {
        String json = JsonMapper.shared().writeValueAsString(claims);
        try {
            return JwtUtils.issueJWT(
                    issuer, subject, name, null, JwtUtils.currentTimeSeconds(), publicKey(issuer), () -> json);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Account account(String name) {
        return known(accounts, name);
    }

    private static <T> T known(Map<String, T> all, String name) {
        T known = all.get(name);
        if (known == null) {
            throw new IllegalArgumentException("there is no " + name + " among " + all.keySet());
        }
        return known;
    }

    private enum Kind {
        OPERATOR,
        ACCOUNT,
        USER
    }

    private static NKey key(Kind kind) {
        try {
            return switch (kind) {
                case OPERATOR -> NKey.createOperator(RANDOM);
                case ACCOUNT -> NKey.createAccount(RANDOM);
                case USER -> NKey.createUser(RANDOM);
            };
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String publicKey(NKey key) {
        try {
            return text(key.getPublicKey());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(char[] chars) {
        return new String(chars);
    }

    private static final class Account {
        private final NKey key = key(Kind.ACCOUNT);
        private final String publicKey = publicKey(key);
        private final Map<String, Object> limits = new LinkedHashMap<>();
        private final List<Map<String, Object>> exports = new ArrayList<>();
        private final List<Map<String, Object>> imports = new ArrayList<>();

        private Account() {
            for (String each : List.of("subs", "data", "payload", "imports", "exports", "conn", "leaf")) {
                limits.put(each, -1);
            }
            limits.put("wildcards", true);
        }

        private Map<String, Object> claims() {
            Map<String, Object> claims = new LinkedHashMap<>();
            claims.put("type", "account");
            claims.put("version", 2);
            claims.put("limits", limits);
            claims.put("exports", exports);
            claims.put("imports", imports);
            claims.put("default_permissions", Map.of());
            return claims;
        }
    }

    /** The flags of one command; each must be asked for. */
    private static final class Flags {
        private static final Set<String> SWITCHES = Set.of("sys", "service", "private", "mem-resolver");

        private final Map<String, List<String>> values = new LinkedHashMap<>();

        private Flags(List<String> words) {
            for (int i = 0; i < words.size(); i++) {
                if (!words.get(i).startsWith("--")) {
                    throw new IllegalArgumentException("no flag: " + words.get(i));
                }
                String name = words.get(i).substring(2);
                List<String> its = values.computeIfAbsent(name, any -> new ArrayList<>());
                if (!SWITCHES.contains(name)) {
                    i++;
                    its.add(words.get(i));
                }
            }
        }

        private String one(String name) {
            List<String> its = values.remove(name);
            if (its == null || its.size() != 1) {
                throw new IllegalArgumentException("expected one --" + name + ", found " + its);
            }
            return its.get(0);
        }

        private String[] all(String name) {
            List<String> its = values.remove(name);
            return its == null ? new String[0] : its.toArray(String[]::new);
        }

        private void on(String name) {
            if (!isOn(name)) {
                throw new IllegalArgumentException("expected --" + name);
            }
        }

        private boolean isOn(String name) {
            return values.remove(name) != null;
        }

        private void requireAllRead(String line) {
            if (!values.isEmpty()) {
                throw new IllegalArgumentException("unknown here: " + values.keySet() + " in " + line);
            }
        }
    }
}
