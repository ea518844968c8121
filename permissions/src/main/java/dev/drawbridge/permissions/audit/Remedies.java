package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.audit.Account.Export;
import dev.drawbridge.permissions.audit.Account.Import;
import dev.drawbridge.permissions.audit.Account.Mapping;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Words for the smallest change that mends something, in the form in which a deployment keeps it. */
interface Remedies {

    /** For users and accounts in a configuration's text. */
    Remedies OF_TEXT = new Remedies() {};

    /** To grant what a user needs and hasn't. */
    default String grant(User user, Direction direction, String needed) {
        return "add \"" + needed + "\" to " + word(direction);
    }

    /** To grant what is needed in place of what is too much; nothing may be needed of it. */
    default String narrow(User user, Direction direction, String granted, List<String> needed) {
        return needed.isEmpty()
                ? "remove \"" + granted + "\": nothing it needs is in it"
                : "write " + quoted(needed) + " instead of \"" + granted + "\"";
    }

    /** To say what is allowed where nothing does. */
    default String list(User user, Map<Direction, List<String>> needed) {
        return "list what it needs: "
                + needed.entrySet().stream()
                        .map(each -> word(each.getKey()) + ": [" + quoted(each.getValue()) + "]")
                        .collect(Collectors.joining(", "));
    }

    /** To take back the leave to answer. */
    default String noAnswers(User user) {
        return "remove allow_responses: acks have a grant of their own";
    }

    /** To import what is needed, a service or a stream. */
    default String importing(Account importer, String exporter, String subject, boolean service) {
        return "add {" + form(service) + ": {account: " + exporter + ", subject: \"" + subject + "\"}} to its imports";
    }

    /** To export it to an account that needs it. */
    default String exporting(String exporter, String subject, Account importer, boolean service) {
        return "add {" + form(service) + ": \"" + subject + "\", accounts: [" + importer.name() + "]"
                + (NeedRules.isFetch(subject) ? ", response_type: stream" : "") + "} to the exports of " + exporter;
    }

    /** To let a service answer a request more than once. */
    default String answeringOften(String exporter, Export export) {
        return "add response_type: stream to this export";
    }

    /** To import no more than is needed, which may be nothing. */
    default String narrowImport(Account importer, Import imported, List<String> needed) {
        return needed.isEmpty() ? "remove the import" : "import " + quoted(needed) + " instead";
    }

    /** To offer an export to those only who need it. */
    default String closeExport(String exporter, Export export) {
        return "name the one account that needs it: accounts: [...]";
    }

    default String removeMapping(Account account, Mapping mapping) {
        return "remove the mapping";
    }

    default String noJetStream(Account account) {
        return "remove jetstream from " + account.name();
    }

    private static String form(boolean service) {
        return service ? "service" : "stream";
    }

    static String word(Direction direction) {
        return direction == Direction.PUBLISH ? "publish" : "subscribe";
    }

    static String quoted(List<String> texts) {
        return texts.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
    }
}
