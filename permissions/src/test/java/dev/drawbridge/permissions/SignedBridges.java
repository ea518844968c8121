package dev.drawbridge.permissions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deployments of an operator that are wrong in one way each, or right in an unusual one, with the findings expected of each. The
 * audit's tests hold the audit against them, and the self-test servers.
 */
public final class SignedBridges {

    private static final String EVENT = "system_a.sync.system_b";
    private static final String ACK = "$JS.ACK.sync-stream.system_a-workers.>";
    private static final String NEXT = "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers";
    private static final String DLQ = "system_a.sync.dlq";
    private static final long LONG_AGO = 1_700_000_000L;

    private final List<Case> cases = new ArrayList<>();

    private SignedBridges() {}

    /**
     * One of them.
     *
     * @param expected each finding: the claim it is about, how much it weighs, what it is, whom it is about, and what it opens
     */
    public record Case(String name, Consumer<SignedBridge> change, List<String> expected) {

        public SignedBridge bridge() {
            SignedBridge bridge = SignedBridge.least();
            change.accept(bridge);
            return bridge;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Case> all() {
        SignedBridges all = new SignedBridges();
        all.right();
        all.permissions();
        all.accounts();
        all.refused();
        all.scopes();
        return all.cases;
    }

    private void add(String name, Consumer<SignedBridge> change, String... expected) {
        cases.add(new Case(name, change, List.of(expected)));
    }

    private void right() {
        add("least", bridge -> {});
        add("least permissions as the account's default", bridge -> {
            ObjectNode own = bridge.userNats("system_a");
            bridge.nats("APP_SYSTEM_A").withObject("/default_permissions").set("pub", own.remove("pub"));
            bridge.nats("APP_SYSTEM_A").withObject("/default_permissions").set("sub", own.remove("sub"));
        });
        add("an activation by a signing key", bridge -> {
            bridge.add("SIGNER");
            bridge.nats("HUB").withArray("/signing_keys").add(bridge.key("SIGNER"));
            ObjectNode claims = bridge.activationClaims("SIGNER", "APP_SYSTEM_A", ACK);
            claims.withObject("/nats").put("issuer_account", bridge.key("HUB"));
            bridge.shared("APP_SYSTEM_A", "imports", ACK).put("token", bridge.signed(claims, "SIGNER"));
        });
    }

    private void permissions() {
        add(
                "the whole API",
                bridge -> bridge.allow("system_a", "pub", "$JS.API.>"),
                "nats.pub.allow[4]: MUST PERM-21 over-grant, system_a [$JS.API.>] opens PERM-08 PERM-09 PERM-10 PERM-11"
                        + " PERM-14 PERM-17");
        add(
                "no permissions",
                bridge -> {
                    bridge.userNats("system_a").remove("pub");
                    bridge.userNats("system_a").remove("sub");
                },
                "null: MUST PERM-21 fails open, system_a opens PERM-06 PERM-07 PERM-08 PERM-09 PERM-10 PERM-11 PERM-12"
                        + " PERM-13 PERM-14 PERM-17");
        add(
                "an acknowledgement that is not granted",
                bridge -> bridge.userNats("system_a")
                        .withObject("/pub")
                        .withArray("/allow")
                        .remove(3),
                "nats.pub: MUST PERM-22 under-grant, system_a [" + ACK + "]");
        add(
                "leave to answer",
                bridge -> bridge.userNats("system_a")
                        .withObject("/resp")
                        .put("max", 1)
                        .put("ttl", 0),
                "nats.resp: MUST PERM-21 over-grant, system_a [allow_responses]");
        add(
                "a default too wide",
                bridge -> {
                    bridge.userNats("system_a").remove("pub");
                    ObjectNode own = bridge.userNats("system_a");
                    bridge.nats("APP_SYSTEM_A")
                            .withObject("/default_permissions")
                            .set("sub", own.remove("sub"));
                },
                "nats.default_permissions: MUST PERM-21 fails open, system_a opens PERM-06 PERM-07 PERM-08 PERM-09 PERM-10"
                        + " PERM-11 PERM-14 PERM-17");
        add(
                "a list that is empty beside a denied subject",
                bridge -> {
                    ObjectNode publish = bridge.userNats("system_a").putObject("pub");
                    publish.putArray("allow");
                    publish.putArray("deny").add("nothing.at.all");
                },
                "nats.pub: MUST PERM-22 under-grant, system_a [" + EVENT + "]",
                "nats.pub: MUST PERM-22 under-grant, system_a [" + DLQ + "]",
                "nats.pub: MUST PERM-22 under-grant, system_a [" + NEXT + "]",
                "nats.pub: MUST PERM-22 under-grant, system_a [" + ACK + "]",
                "nats.pub.deny[0]: NOTE PERM-21 shadowed, system_a [nothing.at.all]");
        add(
                "a denied subject that nobody allowed",
                bridge -> bridge.userNats("system_a")
                        .withObject("/pub")
                        .withArray("/deny")
                        .add("nothing.at.all"),
                "nats.pub.deny[0]: NOTE PERM-21 shadowed, system_a [nothing.at.all]");
    }

    private void accounts() {
        add(
                "an import that is missing",
                bridge -> bridge.remove("APP_SYSTEM_A", "imports", EVENT),
                "null: MUST PERM-22 under-grant, system_a [" + EVENT + "]");
        add(
                "an activation that has expired",
                bridge -> activation(bridge, claims -> claims.put("exp", LONG_AGO)),
                "nats.imports[0]: MUST PERM-22 under-grant, system_a [" + EVENT + "]");
        add(
                "an activation that the export revoked",
                bridge -> bridge.shared("HUB", "exports", EVENT)
                        .withObject("/revocations")
                        .put(bridge.key("APP_SYSTEM_A"), 4_000_000_000L),
                "nats.imports[0]: MUST PERM-22 under-grant, system_a [" + EVENT + "]");
        add(
                "an import without activation",
                bridge -> bridge.shared("APP_SYSTEM_A", "imports", EVENT).remove("token"),
                "nats.imports[0]: MUST PERM-22 under-grant, system_a [" + EVENT + "]");
        add(
                "an export to every account",
                bridge -> bridge.shared("HUB", "exports", DLQ).put("token_req", false),
                "nats.exports[1]: SHOULD PERM-21 over-grant, HUB [" + DLQ + "] opens PERM-06");
        add(
                "a fetch that is answered once",
                bridge -> bridge.shared("HUB", "exports", NEXT).put("response_type", "Singleton"),
                "nats.exports[2]: SHOULD PERM-22 answered once, system_a [" + NEXT + "]");
        add(
                "a fetch of which nothing is said",
                bridge -> bridge.shared("HUB", "exports", NEXT).remove("response_type"),
                "nats.exports[2]: SHOULD PERM-22 answered once, system_a [" + NEXT + "]");
        add("a fetch in chunks", bridge -> bridge.shared("HUB", "exports", NEXT).put("response_type", "Chunked"));
        add(
                "an import of the whole API",
                bridge -> {
                    bridge.remove("HUB", "exports", NEXT);
                    bridge.remove("HUB", "exports", NEXT.replace("system_a", "system_b"));
                    bridge.export("HUB", "$JS.API.>").put("response_type", "Stream");
                    for (String each : List.of("system_a", "system_b")) {
                        String account = "APP_" + each.toUpperCase(Locale.ROOT);
                        String next = NEXT.replace("system_a", each);
                        bridge.shared(account, "imports", next).put("token", bridge.activation("HUB", account, next));
                    }
                    bridge.shared("APP_SYSTEM_A", "imports", NEXT)
                            .put("subject", "$JS.API.>")
                            .put("local_subject", "$JS.API.>")
                            .put("token", bridge.activation("HUB", "APP_SYSTEM_A", "$JS.API.>"));
                },
                "nats.imports[2]: SHOULD PERM-21 over-grant, system_a [$JS.API.>]");
        add(
                "an app beside the streams",
                bridge -> bridge.move("system_a", "HUB"),
                "null: MUST PERM-28 confused deputy, system_a [HUB]");
        add(
                "two apps in one account",
                bridge -> {
                    for (String each : List.of(
                            "system_b.sync.system_a",
                            "system_b.sync.dlq",
                            NEXT.replace("system_a", "system_b"),
                            ACK.replace("system_a", "system_b"))) {
                        bridge.imported("APP_SYSTEM_A", each, "HUB")
                                .put("token", bridge.activation("HUB", "APP_SYSTEM_A", each));
                    }
                    bridge.move("system_b", "APP_SYSTEM_A");
                },
                sharing());
        add(
                "an app with streams of its own",
                bridge -> bridge.nats("APP_SYSTEM_A").withObject("/limits").put("mem_storage", 1_000_000),
                "null: SHOULD PERM-28 confused deputy, system_a [APP_SYSTEM_A]");
        add(
                "an app in the system account",
                bridge -> bridge.move("system_a", "SYS"),
                "null: MUST PERM-22 under-grant, system_a [" + EVENT + "]",
                "null: MUST PERM-22 under-grant, system_a [" + DLQ + "]",
                "null: MUST PERM-22 under-grant, system_a [" + NEXT + "]",
                "null: MUST PERM-22 under-grant, system_a [" + ACK + "]",
                "null: MUST PERM-17 over-grant, system_a [SYS]");
        add(
                "a mapping to the peer",
                bridge -> bridge.nats("APP_SYSTEM_A")
                        .withObject("/mappings")
                        .withArray("/" + EVENT)
                        .addObject()
                        .put("subject", "system_b.sync.system_a"),
                "nats.mappings." + EVENT + "[0]: MUST PERM-22 under-grant, system_a [" + EVENT + "]");
        add(
                "a stranger beside the streams",
                bridge -> {
                    bridge.addUser("somebody", "HUB");
                    bridge.allow("somebody", "pub", "system_a.sync.system_b");
                    bridge.allow("somebody", "sub", "_INBOX_somebody.>");
                },
                "null: SHOULD PERM-21 stranger, somebody opens PERM-06");
    }

    private static String[] sharing() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String subject = List.of("system_b.sync.system_a", "system_b.sync.dlq", NEXT, ACK)
                    .get(i);
            expected.add("nats.imports[" + (i + 4) + "]: SHOULD PERM-21 over-grant, system_a ["
                    + (i < 2 ? subject : subject.replace("system_a", "system_b")) + "]");
        }
        List<String> own = List.of(EVENT, DLQ, NEXT, ACK);
        for (int i = 0; i < 4; i++) {
            expected.add("nats.imports[" + i + "]: SHOULD PERM-21 over-grant, system_b [" + own.get(i) + "]");
        }
        expected.add("null: MUST PERM-28 confused deputy, system_a [APP_SYSTEM_A]");
        expected.add("null: MUST PERM-28 confused deputy, system_b [APP_SYSTEM_A]");
        return expected.toArray(String[]::new);
    }

    private void refused() {
        add(
                "a user that has expired",
                bridge -> bridge.userClaims("system_a").put("exp", LONG_AGO),
                "exp: MUST PERM-22 refused, system_a");
        add(
                "a user that is revoked",
                bridge -> bridge.nats("APP_SYSTEM_A")
                        .withObject("/revocations")
                        .put(bridge.userKey("system_a"), 4_000_000_000L),
                "nats.revocations: MUST PERM-22 refused, system_a");
        add(
                "everybody revoked",
                bridge -> bridge.nats("APP_SYSTEM_A").withObject("/revocations").put("*", 4_000_000_000L),
                "nats.revocations: MUST PERM-22 refused, system_a");
        add(
                "a user by a key that is nobody's",
                bridge -> bridge.forge("system_a"),
                "iss: MUST PERM-22 refused, system_a");
        add(
                "an account by another operator",
                bridge -> bridge.forgeAccount("APP_SYSTEM_A"),
                "iss: MUST PERM-22 refused, system_a");
        add(
                "an account that has expired",
                bridge -> bridge.claims("APP_SYSTEM_A").put("exp", LONG_AGO),
                "exp: MUST PERM-22 refused, system_a");
        add(
                "an activation for another account",
                bridge -> bridge.shared("APP_SYSTEM_A", "imports", ACK)
                        .put("token", bridge.activation("HUB", "APP_SYSTEM_B", ACK)),
                "nats.imports[3].token: MUST PERM-22 refused, system_a");
        add(
                "an activation for less",
                bridge -> bridge.shared("APP_SYSTEM_A", "imports", ACK)
                        .put("token", bridge.activation("HUB", "APP_SYSTEM_A", ACK.replace(">", "1.>"))),
                "nats.imports[3].token: MUST PERM-22 refused, system_a");
        add(
                "more imports than the operator allows",
                bridge -> bridge.nats("APP_SYSTEM_A").withObject("/limits").put("imports", 3),
                "nats.limits.imports: MUST PERM-22 refused, system_a");
        add(
                "a bearer where none may be",
                bridge -> {
                    bridge.userNats("system_a").put("bearer_token", true);
                    bridge.nats("APP_SYSTEM_A").withObject("/limits").put("disallow_bearer", true);
                },
                "nats.bearer_token: MUST PERM-22 refused, system_a");
    }

    private void scopes() {
        add("a scope with the least", bridge -> least(bridge.scoped("APP_SYSTEM_A", "system_a")));
        add("a scope with templates", bridge -> {
            bridge.userClaims("system_a").withObject("/nats").withArray("/tags");
            ObjectNode template = bridge.scoped("APP_SYSTEM_A", "system_a");
            bridge.userNats("system_a").withArray("/tags").add("peer:system_b").add("stream:sync-stream");
            bridge.nats("APP_SYSTEM_A").withArray("/tags").add("bridge:sync-stream");
            template.withObject("/pub")
                    .withArray("/allow")
                    .add("{{name()}}.sync.{{tag(peer)}}")
                    .add("{{ name() }}.sync.dlq")
                    .add("$JS.API.CONSUMER.MSG.NEXT.{{tag(stream)}}.{{Name()}}-workers")
                    .add("$JS.ACK.{{account-tag(bridge)}}.{{name()}}-workers.>");
            template.withObject("/sub").withArray("/allow").add("_INBOX_{{name()}}.>");
        });
        add(
                "a scope that is too wide for one tag",
                bridge -> {
                    ObjectNode template = least(bridge.scoped("APP_SYSTEM_A", "system_a"));
                    bridge.userNats("system_a")
                            .withArray("/tags")
                            .add("may:system_a")
                            .add("may:system_b");
                    template.withObject("/pub").withArray("/allow").add("{{tag(may)}}.sync.dlq");
                },
                "nats.signing_keys[0].template.pub.allow[4]: MUST PERM-21 over-grant, system_a [system_b.sync.dlq] opens"
                        + " PERM-06",
                "nats.signing_keys[0].template.pub.allow[4]: NOTE PERM-21 shadowed, system_a [" + DLQ + "]");
        add(
                "a scope by the user's own key and account",
                bridge -> {
                    ObjectNode template = least(bridge.scoped("APP_SYSTEM_A", "system_a"));
                    template.withObject("/pub")
                            .withArray("/allow")
                            .add("{{subject()}}.{{account-subject()}}.{{account-name()}}");
                },
                "nats.signing_keys[0].template.pub.allow[4]: MUST PERM-21 over-grant, system_a [KEY.ACCOUNT.APP_SYSTEM_A]");
        add(
                "a scope for a tag that the user has not",
                bridge -> {
                    ObjectNode template = least(bridge.scoped("APP_SYSTEM_A", "system_a"));
                    template.withObject("/sub").withArray("/allow").set(0, "_INBOX_{{tag(inbox)}}.>");
                },
                "nats.signing_keys[0].template.sub: MUST PERM-22 under-grant, system_a [_INBOX_system_a.>]");
        add(
                "a scope that denies by a tag that the user has not",
                bridge -> least(bridge.scoped("APP_SYSTEM_A", "system_a"))
                        .withObject("/pub")
                        .withArray("/deny")
                        .add("{{tag(never)}}.>"),
                "nats.signing_keys[0].template: MUST PERM-22 refused, system_a");
        add(
                "a scope with an operation that there is not",
                bridge -> least(bridge.scoped("APP_SYSTEM_A", "system_a"))
                        .withObject("/pub")
                        .withArray("/allow")
                        .add("{{nickname()}}.>"),
                "nats.signing_keys[0].template: MUST PERM-22 refused, system_a");
        add("a queue group among templates", bridge -> {
            ObjectNode template = least(bridge.scoped("APP_SYSTEM_A", "system_a"));
            ObjectNode subscribe = template.withObject("/sub");
            subscribe.withArray("/allow").removeAll().add("_INBOX_{{name()}}.>").add("system_b.> workers");
        });
        add(
                "a scope that says nothing",
                bridge -> bridge.scoped("APP_SYSTEM_A", "system_a"),
                "null: MUST PERM-21 fails open, system_a opens PERM-06 PERM-07 PERM-08 PERM-09 PERM-10 PERM-11 PERM-12"
                        + " PERM-13 PERM-14 PERM-17");
        add(
                "permissions of one's own under a scope",
                bridge -> {
                    least(bridge.scoped("APP_SYSTEM_A", "system_a"));
                    bridge.allow("system_a", "pub", EVENT);
                },
                "nats.pub.allow: MUST PERM-22 refused, system_a");
        add(
                "limits of one's own under a scope",
                bridge -> {
                    least(bridge.scoped("APP_SYSTEM_A", "system_a"));
                    bridge.userNats("system_a").put("subs", -1);
                },
                "nats.subs: MUST PERM-22 refused, system_a");
    }

    private static ObjectNode least(ObjectNode template) {
        template.withObject("/pub")
                .withArray("/allow")
                .add(EVENT)
                .add(DLQ)
                .add(NEXT)
                .add(ACK);
        template.withObject("/sub").withArray("/allow").add("_INBOX_system_a.>");
        return template;
    }

    private static void activation(SignedBridge bridge, Consumer<ObjectNode> change) {
        ObjectNode claims = bridge.activationClaims("HUB", "APP_SYSTEM_A", EVENT);
        change.accept(claims);
        bridge.shared("APP_SYSTEM_A", "imports", EVENT).put("token", bridge.signed(claims, "HUB"));
    }
}
