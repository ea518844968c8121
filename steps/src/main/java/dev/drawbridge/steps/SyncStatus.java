package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.http.AppClient;
import tools.jackson.databind.JsonNode;

/**
 * What an app says in its sync status. A value may be right a little later; a field that is missing, or is something else than it
 * must be, is wrong at once.
 */
record SyncStatus(String app, Answer answer) {

    private static final int OK = 200;

    static SyncStatus of(String app, AppClient client) {
        return new SyncStatus(app, client.syncStatus());
    }

    /** Whether there is one to be read: an app may have none to give for a moment, and says so by its HTTP status. */
    boolean isGiven() {
        return answer.status() == OK;
    }

    /** @throws AssertionError when it doesn't say */
    boolean isConnected() {
        JsonNode flag = answer.json().path("jetstream_connected");
        assertThat(flag.isBoolean())
                .as("whether there is jetstream_connected in the sync status of %s, true or false: %s", app, answer)
                .isTrue();
        return flag.asBoolean();
    }

    /** @throws AssertionError when it doesn't say */
    long count(String field) {
        JsonNode count = answer.json().path(field);
        assertThat(count.isIntegralNumber())
                .as("whether there is %s in the sync status of %s, a number: %s", field, app, answer)
                .isTrue();
        return count.asLong();
    }

    @Override
    public String toString() {
        return answer.toString();
    }

    /** A status, and what the app showed just after it. */
    record WithResources(SyncStatus status, int organizations, int users) {

        static WithResources of(String app, AppClient client) {
            return new WithResources(
                    SyncStatus.of(app, client),
                    client.list(Resource.ORGANIZATION).json().size(),
                    client.list(Resource.USER).json().size());
        }

        /** Whether it counts what is shown, and each event as either sent or pending. */
        boolean agree() {
            return status.isGiven()
                    && status.count("organizations_count") == organizations
                    && status.count("users_count") == users
                    && status.count("outbox_events_count")
                            == status.count("sent_events_count") + status.count("pending_events_count");
        }

        @Override
        public String toString() {
            return organizations + " organizations and " + users + " users, and " + status;
        }
    }
}
