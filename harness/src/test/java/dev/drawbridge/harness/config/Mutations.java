package dev.drawbridge.harness.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Configurations with one mistake each, and the path that a reader must be shown. */
final class Mutations {

    /**
     * One mistake.
     *
     * @param yaml the whole file
     * @param path where the mistake must be shown; null where no place of the document is to blame
     */
    record Mutation(String yaml, @Nullable String path) {}

    private static final String TOPOLOGY = """
            topology:
              streams:
                - {name: s, subjects: [a.b, b.a, a.dlq, b.dlq]}
              apps:
                - {name: a, publishes: [a.b], dead-letters: a.dlq, consumers: [{name: aw, filter: b.a, max-deliver: 3}]}
                - {name: b, publishes: [b.a], dead-letters: b.dlq, consumers: [{name: bw, filter: a.b, max-deliver: 3}]}
            """;

    static final List<Mutation> ALL = List.of(
            // No document, or one of the wrong shape.
            new Mutation("- a", ""),
            new Mutation("words", ""),
            new Mutation("42", ""),
            new Mutation("{", null),
            new Mutation("a: [", null),
            new Mutation("a: b: c", null),
            new Mutation("\tpace: fast", null),
            new Mutation("a: *nowhere", null),
            new Mutation("a: !x!y z", null),
            new Mutation("pace: fast\n---\npace: real", null),
            new Mutation("[".repeat(100_000), null),
            new Mutation("a: &a [*a]", null),
            new Mutation("pace: real\npace: fast", "pace"),
            new Mutation("? [a, b]\n: c", null),
            new Mutation("? {a: b}\n: c", null),
            new Mutation("pase: fast", "pase"),
            new Mutation("7: fast", "[7]"),
            new Mutation("\"\": fast", ""),
            new Mutation("Pace: fast", "Pace"),
            // pace
            new Mutation("pace: quick", "pace"),
            new Mutation("pace: FAST", "pace"),
            new Mutation("pace: ''", "pace"),
            new Mutation("pace: 50", "pace"),
            new Mutation("pace:", "pace"),
            new Mutation("pace: [fast]", "pace"),
            new Mutation("pace: {fast: true}", "pace"),
            new Mutation("pace: ${UNSET}", "pace"),
            new Mutation("pace: ${SET}", "pace"),
            new Mutation("pace: '${'", "pace"),
            new Mutation("pace: '${}'", "pace"),
            new Mutation("pace: '${a b}'", "pace"),
            new Mutation("pace: '${file:}'", "pace"),
            new Mutation("pace: '${file:none}'", "pace"),
            new Mutation("pace: \"${file:\\0}\"", "pace"),
            new Mutation("pace: '$${SET}'", "pace"),
            // implementation
            new Mutation("implementation: us", "implementation"),
            new Mutation("implementation:", "implementation"),
            new Mutation("implementation: {version: 1.0}", "implementation.version"),
            new Mutation("implementation: {name: true}", "implementation.name"),
            new Mutation("implementation: {nam: us}", "implementation.nam"),
            new Mutation("implementation: {name: \"a\\0b\"}", "implementation.name"),
            // nats
            new Mutation("nats: auto", "nats"),
            new Mutation("nats: {backend: dokcer}", "nats.backend"),
            new Mutation("nats: {backend: cluster}", "nats.backend"),
            new Mutation("nats: {bakend: auto}", "nats.bakend"),
            new Mutation("nats: {url: 4222}", "nats.url"),
            new Mutation("nats: {url: []}", "nats.url"),
            new Mutation("nats: {url: [a, {b: c}]}", "nats.url[1]"),
            new Mutation("nats: {url: \"nats://u:hunter2@h\\0\"}", "nats.url"),
            new Mutation("pace: nats://u:hunter2@h", "pace"),
            new Mutation("nats: {monitoring: 8222}", "nats.monitoring"),
            new Mutation("nats: {server-config: {}}", "nats.server-config"),
            new Mutation("nats: {server-config: \"\\0\"}", "nats.server-config"),
            new Mutation("nats: {principals: [admin]}", "nats.principals"),
            new Mutation("nats: {principals: {admin: nobody}}", "nats.principals.admin"),
            new Mutation("nats: {principals: {admin: }}", "nats.principals.admin"),
            new Mutation("nats: {principals: {admin: {user: a}}}", "nats.principals.admin"),
            new Mutation("nats: {principals: {admin: {password: '${SET}'}}}", "nats.principals.admin"),
            new Mutation("nats: {principals: {admin: {user: a, password: hunter2}}}", "nats.principals.admin.password"),
            new Mutation("nats: {principals: {admin: {user: a, password: 42}}}", "nats.principals.admin.password"),
            new Mutation("nats: {principals: {admin: {user: a, password: ''}}}", "nats.principals.admin.password"),
            new Mutation("nats: {principals: {admin: {user: a, password: [a]}}}", "nats.principals.admin.password"),
            new Mutation("nats: {principals: {admin: {user: a, password: {}}}}", "nats.principals.admin.password"),
            new Mutation(
                    "nats: {principals: {admin: {user: a, password: '${UNSET}'}}}", "nats.principals.admin.password"),
            new Mutation(
                    "nats: {principals: {admin: {user: a, password: 'x${SET}'}}}", "nats.principals.admin.password"),
            new Mutation(
                    "nats: {principals: {admin: {user: a, password: {hunter2}}}}", "nats.principals.admin.password"),
            new Mutation(
                    "nats: {principals: {admin: {user: a, password: {file: none}}}}",
                    "nats.principals.admin.password.file"),
            new Mutation(
                    "nats: {principals: {admin: {user: a, password: {file: \"\\0\"}}}}",
                    "nats.principals.admin.password.file"),
            new Mutation("nats: {principals: {admin: {}}}", "nats.principals.admin"),
            new Mutation("nats: {principals: {admin: {token: hunter2}}}", "nats.principals.admin.token"),
            new Mutation("nats: {principals: {admin: {nkey: hunter2}}}", "nats.principals.admin.nkey"),
            new Mutation("nats: {principals: {admin: {nkey: '${SET}'}}}", "nats.principals.admin.nkey"),
            new Mutation("nats: {principals: {admin: {nkey: {file: none}}}}", "nats.principals.admin.nkey.file"),
            new Mutation("nats: {principals: {admin: {creds: none.creds}}}", "nats.principals.admin.creds"),
            new Mutation("nats: {principals: {admin: {creds: drawbridge.yaml}}}", "nats.principals.admin.creds"),
            new Mutation("nats: {principals: {admin: {creds: [a]}}}", "nats.principals.admin.creds"),
            new Mutation(
                    "nats: {principals: {admin: {token: '${SET}', creds: drawbridge.yaml}}}", "nats.principals.admin"),
            new Mutation(
                    "nats: {principals: {admin: {token: '${SET}', user: a, password: '${SET}'}}}",
                    "nats.principals.admin"),
            new Mutation("nats: {principals: {admin: {tls: {cert: none.pem}}}}", "nats.principals.admin.tls"),
            new Mutation(
                    "nats: {principals: {admin: {tls: {cert: none.pem, key: none.pem}}}}", "nats.principals.admin.tls"),
            new Mutation(
                    "nats: {principals: {admin: {tls: {cert: drawbridge.yaml, key: drawbridge.yaml}}}}",
                    "nats.principals.admin.tls"),
            new Mutation("nats: {tls: {}}", "nats.tls"),
            new Mutation("nats: {tls: {ca: none.pem}}", "nats.tls"),
            new Mutation("nats: {tls: {ca: drawbridge.yaml}}", "nats.tls"),
            new Mutation("nats: {principals: {admni: none}}", "nats.principals.admni"),
            new Mutation("nats: {principals: {a/b~c: none}}", "nats.principals.a/b~c"),
            // postgres
            new Mutation("postgres: none", "postgres"),
            new Mutation("postgres: {backend: container}", "postgres.backend"),
            new Mutation("postgres: {backend: }", "postgres.backend"),
            new Mutation("read-only: perhaps", "read-only"),
            new Mutation("apps: {system_a: {command: [a], folder: none}}", "apps.system_a.folder"),
            new Mutation("apps: {system_a: {folder: .}}", "apps.system_a.folder"),
            new Mutation("apps: {system_a: {command: [a], folder: \"\\0\"}}", "apps.system_a.folder"),
            new Mutation("provisioner: {image: a, folder: .}", "provisioner.folder"),
            new Mutation("dlq-tool: {command: [a], folder: [a]}", "dlq-tool.folder"),
            new Mutation("read-only: [true]", "read-only"),
            new Mutation("postgres: {bakend: none}", "postgres.bakend"),
            new Mutation("postgres: {backend: attached, user: u, password: '${SET}'}", "postgres.url"),
            new Mutation("postgres: {backend: attached, url: 'postgresql://h', password: '${SET}'}", "postgres.user"),
            new Mutation("postgres: {backend: attached, url: 'postgresql://h', user: u}", "postgres.password"),
            new Mutation("postgres: {url: 'postgresql://h'}", "postgres.url"),
            new Mutation("postgres: {backend: none, user: u}", "postgres.user"),
            new Mutation(
                    "postgres: {backend: attached, url: 'mysql://h', user: u, password: '${SET}'}", "postgres.url"),
            new Mutation(
                    "postgres: {backend: attached, url: 'postgresql://u:hunter2@h', user: u, password: '${SET}'}",
                    "postgres.url"),
            new Mutation(
                    "postgres: {backend: attached, url: 'postgresql://h?password=hunter2', user: u, password: '${SET}'}",
                    "postgres.url"),
            new Mutation(
                    "postgres: {backend: attached, url: 'postgresql://h', user: u, password: hunter2}",
                    "postgres.password"),
            new Mutation(
                    "postgres: {backend: attached, url: 'postgresql://h', user: u, password: {file: none}}",
                    "postgres.password.file"),
            new Mutation("postgres: {backend: attached, url: 5432, user: u, password: '${SET}'}", "postgres.url"),
            // dlq-tool
            new Mutation("dlq-tool: builtin", "dlq-tool"),
            new Mutation("dlq-tool: {image: x}", "dlq-tool.image"),
            new Mutation("dlq-tool: {command: []}", "dlq-tool.command"),
            // provisioner
            new Mutation("provisioner: builtin", "provisioner"),
            new Mutation("provisioner: {imgae: x}", "provisioner.imgae"),
            new Mutation("provisioner: {command: []}", "provisioner.command"),
            new Mutation("provisioner: {command: ''}", "provisioner.command"),
            new Mutation("provisioner: {command: ' '}", "provisioner.command"),
            new Mutation("provisioner: {command: 'sh \"open'}", "provisioner.command"),
            new Mutation("provisioner: {command: {}}", "provisioner.command"),
            new Mutation("provisioner: {command: [a, 1]}", "provisioner.command[1]"),
            new Mutation("provisioner: {env: TOKEN=hunter2}", "provisioner.env"),
            new Mutation("provisioner: {env: [TOKEN=hunter2]}", "provisioner.env"),
            new Mutation("provisioner: {env: {TOKEN: 424242}}", "provisioner.env.TOKEN"),
            new Mutation("provisioner: {topology: 1}", "provisioner.topology"),
            // apps
            new Mutation("apps: [system_a]", "apps"),
            new Mutation("apps: {sytem_a: {}}", "apps.sytem_a"),
            new Mutation("apps: {system_a: http}", "apps.system_a"),
            new Mutation("apps: {system_a: {htttp: x}}", "apps.system_a.htttp"),
            new Mutation("apps: {system_a: {http: 8081}}", "apps.system_a.http"),
            new Mutation("apps: {system_a: {env: {TOKEN: 424242}}}", "apps.system_a.env.TOKEN"),
            new Mutation("apps: {system_a: {env: {TOKEN: [hunter2]}}}", "apps.system_a.env.TOKEN"),
            new Mutation("apps: {system_a: {env: {TOKEN: '${UNSET}'}}}", "apps.system_a.env.TOKEN"),
            new Mutation("apps: {system_a: {command: 1}}", "apps.system_a.command"),
            new Mutation(TOPOLOGY + "apps: {system_a: {}}", "apps.system_a"),
            // claims and known failures
            new Mutation("apps: {system_a: {command: [{}]}}", "apps.system_a.command[0]"),
            new Mutation("claims: push", "claims"),
            new Mutation("claims: [fly]", "claims[0]"),
            new Mutation("claims: [[push]]", "claims[0]"),
            new Mutation("known-failing: [PERM-28]", "known-failing"),
            new Mutation("known-failing: {PERM-28: }", "known-failing.PERM-28"),
            new Mutation("known-failing: {PERM-28: 1}", "known-failing.PERM-28"),
            new Mutation("known-failing: {PERM-99: because}", "known-failing.PERM-99"),
            new Mutation("known-failing: {perm-28: because}", "known-failing.perm-28"),
            new Mutation("known-flaky: {PERM-99: because}", "known-flaky.PERM-99"),
            new Mutation("known-failing: {PERM-28: a}\nknown-flaky: {PERM-28: b}", "known-flaky.PERM-28"),
            // topology
            new Mutation("topology:", "topology"),
            new Mutation("topology: {}", "topology"),
            new Mutation("topology: seed", "topology"),
            new Mutation("topology: {streams: {}, apps: {}}", "topology.streams"),
            new Mutation(TOPOLOGY.replace("name: s,", "name: '${UNSET}',"), "topology.streams[0].name"),
            new Mutation(TOPOLOGY.replace("name: s,", "name: '${SET}',"), "topology.streams[0].name"),
            new Mutation(
                    TOPOLOGY.replace("max-deliver: 3", "max-deliver: 3, ack-wait: 9999999999999999999h"),
                    "topology.apps[0].consumers[0].ack-wait"),
            new Mutation(
                    TOPOLOGY.replace("max-deliver: 3", "max-deliver: 1e9"),
                    "topology.apps[0].consumers[0].max-deliver"),
            new Mutation(TOPOLOGY.replace("filter: b.a", "filter: []"), "topology.apps[0].consumers[0].filter"));

    private Mutations() {}
}
