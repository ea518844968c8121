package dev.drawbridge.harness.process;

import com.github.dockerjava.api.model.Info;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whether the loopback that an engine's containers get with their machine's network is this machine's. */
final class OwnLoopback {
    private static final Path HOSTNAME = Path.of("/proc/sys/kernel/hostname");

    private OwnLoopback() {}

    /** Why it isn't; empty where it is. */
    static Optional<String> without(Info info) {
        return without(info, System.getProperty("os.version"), hostname());
    }

    /** Why containers with their machine's network would not be on the network of the machine with that kernel and name. */
    static Optional<String> without(Info info, String kernel, Optional<String> hostname) {
        if (!kernel.equals(info.getKernelVersion())) {
            return Optional.of("the engine runs on another kernel, " + info.getKernelVersion()
                    + ", as in a virtual machine; this machine's is " + kernel);
        }
        if (hostname.isPresent() && !hostname.get().equals(info.getName())) {
            return Optional.of("the engine runs on " + info.getName() + "; this machine is " + hostname.get());
        }
        return Objects.requireNonNullElse(info.getSecurityOptions(), List.<String>of())
                        .contains("name=rootless")
                ? Optional.of("the engine is rootless, and has a loopback of its own")
                : Optional.empty();
    }

    private static Optional<String> hostname() {
        try {
            return Optional.of(Files.readString(HOSTNAME).strip());
        } catch (IOException otherSystem) {
            return Optional.empty();
        }
    }
}
