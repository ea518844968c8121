package dev.drawbridge.permissions;

import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import io.nats.client.NKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The seed's bridge as an operator's accounts and users, with the least that each needs; to be changed claim by claim, and signed
 * when it is written.
 */
public final class SignedBridge {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final NKey operator = key('O');
    private final ObjectNode operatorClaims = claims(publicKey(operator), publicKey(operator), "bridge", "operator");
    private final Map<String, NKey> keys = new LinkedHashMap<>();
    private final Map<String, ObjectNode> accounts = new LinkedHashMap<>();
    private final Map<String, NKey> accountSigners = new LinkedHashMap<>();
    private final Map<String, NKey> userKeys = new LinkedHashMap<>();
    private final Map<String, ObjectNode> users = new LinkedHashMap<>();
    private final Map<String, NKey> userSigners = new LinkedHashMap<>();
    private String more = "";

    private SignedBridge() {}

    /** Each app in an account of its own, and in it the services that it needs. */
    public static SignedBridge least() {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        SignedBridge bridge = new SignedBridge();
        bridge.add("SYS");
        bridge.operatorClaims.withObject("/nats").put("system_account", bridge.key("SYS"));
        bridge.add("HUB");
        bridge.nats("HUB").withObject("/limits").put("mem_storage", -1).put("disk_storage", -1);
        bridge.nats("HUB").withObject("/limits").put("streams", -1).put("consumer", -1);
        for (PrincipalGrants each : LeastGrants.of(topology)) {
            String name = each.principal().name();
            boolean app = each.principal().role() == Role.APP;
            String account = app ? "APP_" + name.toUpperCase(Locale.ROOT) : "HUB";
            if (each.principal().role() == Role.OUTSIDER) {
                continue;
            }
            if (app) {
                bridge.add(account);
                each.of(Direction.PUBLISH).forEach(grant -> bridge.share(grant.subject(), "HUB", account));
            }
            bridge.addUser(name, account);
            each.of(Direction.PUBLISH).forEach(grant -> bridge.allow(name, "pub", grant.permissionText()));
            each.of(Direction.SUBSCRIBE).forEach(grant -> bridge.allow(name, "sub", grant.permissionText()));
            if (each.of(Direction.PUBLISH).isEmpty()) {
                bridge.userNats(name).withObject("/pub").withArray("/deny").add(">");
            }
        }
        return bridge;
    }

    /** An account without anything. */
    public void add(String account) {
        NKey key = key('A');
        keys.put(account, key);
        accountSigners.put(account, operator);
        ObjectNode claims = claims(publicKey(operator), publicKey(key), account, "account");
        ObjectNode limits = claims.withObject("/nats").withObject("/limits");
        for (String each : new String[] {"subs", "data", "payload", "imports", "exports", "conn", "leaf"}) {
            limits.put(each, -1);
        }
        limits.put("wildcards", true);
        accounts.put(account, claims);
    }

    /** A user without permissions. */
    public void addUser(String name, String account) {
        NKey key = key('U');
        userKeys.put(name, key);
        userSigners.put(name, known(keys, account));
        ObjectNode claims = claims(key(account), publicKey(key), name, "user");
        claims.withObject("/nats").put("subs", -1).put("data", -1).put("payload", -1);
        users.put(name, claims);
    }

    /** The same user in another account. */
    public void move(String user, String account) {
        userSigners.put(user, known(keys, account));
        known(users, user).put("iss", key(account));
    }

    public void allow(String user, String direction, String text) {
        userNats(user).withObject("/" + direction).withArray("/allow").add(text);
    }

    /** A service of the one account, exported and imported with a token. */
    public void share(String subject, String from, String to) {
        export(from, subject);
        imported(to, subject, from).put("token", activation(from, to, subject));
    }

    public ObjectNode export(String account, String subject) {
        return nats(account)
                .withArray("/exports")
                .addObject()
                .put("name", subject)
                .put("subject", subject)
                .put("type", "service")
                .put("token_req", true)
                .put("response_type", subject.contains("MSG.NEXT") ? "Stream" : "Singleton");
    }

    public ObjectNode imported(String account, String subject, String from) {
        return nats(account)
                .withArray("/imports")
                .addObject()
                .put("name", subject)
                .put("subject", subject)
                .put("account", key(from))
                .put("local_subject", subject)
                .put("type", "service");
    }

    /** What an account says it shares, by its place. */
    public ObjectNode shared(String account, String list, String subject) {
        for (var each : nats(account).withArray("/" + list)) {
            if (each.path("subject").asString().equals(subject)) {
                return (ObjectNode) each;
            }
        }
        throw new IllegalArgumentException(account + " has no " + subject + " among its " + list);
    }

    public void remove(String account, String list, String subject) {
        ArrayNode all = nats(account).withArray("/" + list);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).path("subject").asString().equals(subject)) {
                all.remove(i);
                return;
            }
        }
        throw new IllegalArgumentException(account + " has no " + subject + " among its " + list);
    }

    public String activation(String from, String to, String subject) {
        return signed(activationClaims(from, to, subject), known(keys, from));
    }

    public ObjectNode activationClaims(String from, String to, String subject) {
        ObjectNode claims = claims(key(from), key(to), subject, "activation");
        claims.withObject("/nats").put("subject", subject).put("kind", "service");
        return claims;
    }

    public String signed(ObjectNode claims, String account) {
        return signed(claims, known(keys, account));
    }

    /** A signing key of the account by which the user is issued from now on; the scope is its template, to be filled. */
    public ObjectNode scoped(String account, String user) {
        NKey signer = key('A');
        ObjectNode scope = nats(account).withArray("/signing_keys").addObject();
        scope.put("kind", "user_scope").put("key", publicKey(signer)).put("role", "bridge");
        ObjectNode claims = known(users, user);
        claims.put("iss", publicKey(signer));
        claims.set(
                "nats",
                JsonMapper.shared().createObjectNode().put("type", "user").put("version", 2));
        claims.withObject("/nats").put("issuer_account", key(account));
        userSigners.put(user, signer);
        return scope.withObject("/template").put("subs", -1).put("data", -1).put("payload", -1);
    }

    /** Signed by a key that nobody knows. */
    public void forge(String user) {
        NKey stranger = key('A');
        userNats(user).put("issuer_account", known(users, user).path("iss").asString());
        known(users, user).put("iss", publicKey(stranger));
        userSigners.put(user, stranger);
    }

    /** Signed by another operator. */
    public void forgeAccount(String account) {
        NKey stranger = key('O');
        known(accounts, account).put("iss", publicKey(stranger));
        accountSigners.put(account, stranger);
    }

    public ObjectNode claims(String account) {
        return known(accounts, account);
    }

    public ObjectNode nats(String account) {
        return known(accounts, account).withObject("/nats");
    }

    public ObjectNode userClaims(String user) {
        return known(users, user);
    }

    public ObjectNode userNats(String user) {
        return known(users, user).withObject("/nats");
    }

    /** The public key of an account. */
    public String key(String account) {
        return publicKey(known(keys, account));
    }

    public String userKey(String user) {
        return publicKey(known(userKeys, user));
    }

    public Iterable<String> userNames() {
        return users.keySet();
    }

    public Iterable<String> accountNames() {
        return accounts.keySet();
    }

    /** More lines for the configuration. */
    public void line(String text) {
        more += text + "\n";
    }

    public String operatorJwt() {
        return signed(operatorClaims, operator);
    }

    public String accountJwt(String account) {
        return signed(known(accounts, account), known(accountSigners, account));
    }

    public String userJwt(String user) {
        return signed(known(users, user), known(userSigners, user));
    }

    /** With a resolver in memory. */
    public String configuration() {
        return configuration(claims -> claims);
    }

    /** As above, with what becomes of the text of each account's claims before it is signed. */
    public String configuration(UnaryOperator<String> change) {
        StringBuilder conf =
                new StringBuilder("operator: ").append(operatorJwt()).append("\nresolver: MEMORY\n");
        conf.append("resolver_preload: {\n");
        accounts.keySet()
                .forEach(each -> conf.append("  ")
                        .append(key(each))
                        .append(": ")
                        .append(signed(change.apply(known(accounts, each).toString()), known(accountSigners, each)))
                        .append('\n'));
        return conf.append("}\n").append(more).toString();
    }

    /** With the accounts in files of that folder, as a resolver of that type keeps them. */
    public String configuration(String type, Path folder) throws IOException {
        for (String each : accounts.keySet()) {
            Files.writeString(Files.createDirectories(folder).resolve(key(each) + ".jwt"), accountJwt(each));
        }
        return "operator: " + operatorJwt() + "\nresolver: {type: " + type + ", dir: \"" + folder + "\"}\n" + more;
    }

    /** The text of a {@code .creds} file. */
    public String creds(String user) {
        return creds(user, claims -> claims);
    }

    /** As above, with what becomes of the text of the claims before they are signed. */
    public String creds(String user, UnaryOperator<String> change) {
        String jwt = signed(change.apply(known(users, user).toString()), known(userSigners, user));
        return "-----BEGIN NATS USER JWT-----\n" + jwt + "\n------END NATS USER JWT------\n\n"
                + "-----BEGIN USER NKEY SEED-----\n"
                + new String(known(userKeys, user).getSeed())
                + "\n------END USER NKEY SEED------\n";
    }

    private static <T> T known(Map<String, T> all, String name) {
        T known = all.get(name);
        if (known == null) {
            throw new IllegalArgumentException("there is no " + name + " among " + all.keySet());
        }
        return known;
    }

    private static ObjectNode claims(String issuer, String subject, String name, String type) {
        ObjectNode claims = JsonMapper.shared().createObjectNode();
        claims.put("jti", "X")
                .put("iat", Instant.now().getEpochSecond() - 60)
                .put("iss", issuer)
                .put("name", name)
                .put("sub", subject);
        claims.withObject("/nats").put("type", type).put("version", 2);
        return claims;
    }

    private static String signed(ObjectNode claims, NKey issuer) {
        return signed(claims.toString(), issuer);
    }

    /** A JWT of those claims, whatever they are. */
    private static String signed(String claims, NKey issuer) {
        String head =
                BASE64.encodeToString("{\"typ\":\"JWT\",\"alg\":\"ed25519-nkey\"}".getBytes(StandardCharsets.UTF_8))
                        + "." + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            return head + "." + BASE64.encodeToString(issuer.sign(head.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NKey key(char kind) {
        try {
            return switch (kind) {
                case 'O' -> NKey.createOperator(RANDOM);
                case 'A' -> NKey.createAccount(RANDOM);
                default -> NKey.createUser(RANDOM);
            };
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String publicKey(NKey key) {
        try {
            return new String(key.getPublicKey());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
