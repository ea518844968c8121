package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.conf.Place;
import java.util.List;
import java.util.Optional;
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

    /** What the account offers: to the named accounts, or to any when there are none named. */
    record Export(boolean service, String subject, @Nullable List<String> accounts, Place place) {

        boolean isFor(String account) {
            return accounts == null || accounts.contains(account);
        }
    }

    /**
     * What the account takes from another.
     *
     * @param subject in the other account
     * @param local the subject under which it is had here
     */
    record Import(boolean service, String account, String subject, String local, Place place) {}

    /** Messages to the one subject go to the other instead. */
    record Mapping(String from, String to, Place place) {}

    Optional<Export> offering(Import wanted) {
        return exports.stream()
                .filter(each -> each.service() == wanted.service())
                .filter(each -> Subjects.covers(each.subject(), wanted.subject()))
                .findFirst();
    }
}
