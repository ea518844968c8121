package dev.drawbridge.cli.up;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a keeper is told, and where in its folder things lie. */
record KeeperArguments(
        Path root, Path failed, Ports ports, @Nullable Path configuration) {

    /** The example's name in folders and logs. */
    static final String BRIDGE = "example";

    List<String> words() {
        List<String> words = new ArrayList<>(List.of(
                root.toString(),
                failed.toString(),
                Integer.toString(ports.nats()),
                Integer.toString(ports.monitoring())));
        ports.http().forEach(port -> words.add(port.toString()));
        ports.postgres().forEach(port -> words.add(port.toString()));
        if (configuration != null) {
            words.add(configuration.toString());
        }
        return words;
    }

    static KeeperArguments of(String[] words) {
        int[] port = new int[Ports.COUNT];
        for (int index = 0; index < Ports.COUNT; index++) {
            port[index] = Integer.parseInt(words[2 + index]);
        }
        return new KeeperArguments(
                Path.of(words[0]),
                Path.of(words[1]),
                new Ports(port[0], port[1], List.of(port[2], port[3]), List.of(port[4], port[5])),
                words.length > 2 + Ports.COUNT ? Path.of(words[2 + Ports.COUNT]) : null);
    }

    Path credentials() {
        return root.resolve("credentials");
    }

    Path provisionerLog() {
        return root.resolve(BRIDGE).resolve("provisioner-1/provisioner.log");
    }
}
