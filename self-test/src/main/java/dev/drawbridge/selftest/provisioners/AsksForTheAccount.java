package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.provisioner.ProvisionerMain;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** A provisioner that looks at the whole account before it does its work, as many clients do by themselves. */
public final class AsksForTheAccount {

    private static final Duration ANSWERED = Duration.ofSeconds(10);

    private AsksForTheAccount() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, TimeoutException {
        Map<String, String> told = System.getenv();
        Options options = Options.builder()
                .server(told.get("NATS_URL"))
                .userInfo(told.get("NATS_USER"), told.get("NATS_PASSWORD"))
                .inboxPrefix("_INBOX_admin.")
                .build();
        Connection connection = Nats.connect(options);
        connection.publish("$JS.API.INFO", connection.createInbox(), new byte[0]);
        connection.flush(ANSWERED);
        connection.close();
        ProvisionerMain.main(arguments);
    }
}
