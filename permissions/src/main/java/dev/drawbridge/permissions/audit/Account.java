package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.conf.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account and what it shares.
 *
 * @param jetStream whether it may have streams of its own
 */
record Account(
        String name,
        Place place,
        boolean jetStream,
        List<Export> exports,
        List<Import> imports,
        List<Mapping> mappings) {

    /** Where users live who are in no account. */
    static final String GLOBAL = "$G";

    Account {
        exports = List.copyOf(exports);
        imports = List.copyOf(imports);
        mappings = List.copyOf(mappings);
    }

    /**
     * What the account offers: to the named accounts, or to any when there are none named.
     *
     * @param answer how often a service answers; of a stream it says nothing
     */
    record Export(boolean service, String subject, @Nullable List<String> accounts, Answer answer, Place place) {

        Export {
            accounts = accounts == null ? null : List.copyOf(accounts);
        }

        boolean isFor(String account) {
            return accounts == null || accounts.contains(account);
        }
    }

    /**
     * How many answers to one request the server lets through a service: one, which is what counts where nothing is said; or
     * many, be it as a stream or in chunks (nats-server 2.9.10, 2.10.27 and 2.15.1).
     */
    enum Answer {
        ONCE,
        OFTEN
    }

    /**
     * What the account takes from another.
     *
     * @param subject in the other account
     * @param local the subject under which it is had here
     * @param flaw why the server doesn't put it in force; absent when it does
     */
    record Import(
            boolean service,
            String account,
            String subject,
            String local,
            Place place,
            @Nullable Refusal flaw) {

        /** One that is in force. */
        Import(boolean service, String account, String subject, String local, Place place) {
            this(service, account, subject, local, place, null);
        }
    }

    /** Messages to the one subject go to the other instead. */
    record Mapping(String from, String to, Place place) {}

    /** The export by which that account may import the service or stream. One of the very subject decides before a wider one. */
    Optional<Export> offer(boolean service, String subject, String importer) {
        List<Export> covering = exports.stream()
                .filter(each -> each.service() == service)
                .filter(each -> Subjects.covers(each.subject(), subject))
                .toList();
        return covering.stream()
                .filter(each -> each.subject().equals(subject))
                .findFirst()
                .map(Stream::of)
                .orElseGet(covering::stream)
                .filter(each -> each.isFor(importer))
                .findFirst();
    }
}
