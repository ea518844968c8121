package dev.drawbridge.selftest.provisioners;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** A provisioner that looks at the whole account before it does its work, as many clients do by themselves. */
public final class AsksForTheAccount implements Provisioner {

    private static final Duration ANSWERED = Duration.ofSeconds(10);

    @Override
    public int run(Told told) throws IOException, InterruptedException, TimeoutException {
        Options options = Options.builder()
                .server(told.variable("NATS_URL"))
                .userInfo(told.variable("NATS_USER"), told.variable("NATS_PASSWORD"))
                .inboxPrefix("_INBOX_admin.")
                .build();
        Connection connection = Nats.connect(options);
        connection.publish("$JS.API.INFO", connection.createInbox(), new byte[0]);
        connection.flush(ANSWERED);
        connection.close();
        return told.obey();
    }
}
