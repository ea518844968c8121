package dev.drawbridge.permissions.live;

import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.Mismatch;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.Endpoint;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeEnvironmentException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Whether the server takes somebody in who has no credentials, or wrong ones: PERM-16. */
final class Doors {

    static final String REQUIREMENT = "PERM-16";

    private static final String INBOX = "_INBOX_nobody.";

    private final List<CompletableFuture<Runnable>> knocks = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<NotTried> notTried = new ArrayList<>();

    /** @param stranger the server, without a certificate to present */
    Doors(Endpoint stranger, List<LivePrincipal> principals) {
        knock("nobody", "connect without credentials", () -> ProbeConnection.connect(stranger, null, INBOX));
        knock("nobody", "go to work without CONNECT", () -> ProbeConnection.withoutConnect(stranger, INBOX));
        for (LivePrincipal each : principals) {
            Login known = each.login();
            if (known != null) {
                Login wrong = Mismatch.madeUp(known);
                knock(
                        each.name(),
                        "connect with a wrong " + proof(known),
                        () -> ProbeConnection.connect(each.endpoint(), wrong, INBOX));
            }
        }
        knocks.forEach(each -> each.join().run());
    }

    private static String proof(Login login) {
        return login instanceof Login.Signed ? "key" : login instanceof Login.Token ? "token" : "password";
    }

    List<Cell> cells() {
        return List.copyOf(cells);
    }

    List<NotTried> notTried() {
        return List.copyOf(notTried);
    }

    /** All at once: a server takes its time to compare a password with a hash. */
    private void knock(String who, String what, Supplier<ProbeConnection> door) {
        knocks.add(CompletableFuture.supplyAsync(() -> knocked(who, what, door)));
    }

    /** What to write down of it. */
    private Runnable knocked(String who, String what, Supplier<ProbeConnection> door) {
        try (ProbeConnection open = door.get()) {
            String evidence = "the server took the connection in as client " + open.clientId();
            return () -> cells.add(cell(who, what, true, evidence));
        } catch (ConnectRefusedException refused) {
            return () -> cells.add(cell(who, what, false, refused.serverWords()));
        } catch (ProbeEnvironmentException broken) {
            // Behind TLS a refusal may be no more than a connection that ends.
            return () -> notTried.add(
                    new NotTried(REQUIREMENT, what + " as " + who + ", undecided: " + broken.getMessage()));
        }
    }

    private static Cell cell(String who, String what, boolean allowed, String evidence) {
        return new Cell(who, REQUIREMENT, what, Direction.PUBLISH, "", null, false, allowed, evidence);
    }
}
