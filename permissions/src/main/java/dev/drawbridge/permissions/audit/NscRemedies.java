package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.audit.Account.Export;
import dev.drawbridge.permissions.audit.Account.Import;
import dev.drawbridge.permissions.audit.Account.Mapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** For users and accounts of an operator, whose JWTs {@code nsc} edits and signs. */
final class NscRemedies implements Remedies {

    private static final Pattern PLAIN = Pattern.compile("[\\w.,:/@%+=-]+");

    @Override
    public String grant(User user, Direction direction, String needed) {
        return Remedies.super.grant(user, direction, needed) + ": " + edit(user, allow(direction, List.of(needed)));
    }

    @Override
    public String narrow(User user, Direction direction, String granted, List<String> needed) {
        List<String> flags = new ArrayList<>(List.of("--rm", granted));
        flags.addAll(allow(direction, needed));
        // The scope of a key is written with templates, which the subject at hand was made of.
        String words = Remedies.super.narrow(user, direction, granted, needed);
        return user.scope() == null ? words + ": " + edit(user, flags) : words + ", in the scope's template";
    }

    @Override
    public String list(User user, Map<Direction, List<String>> needed) {
        List<String> flags = new ArrayList<>();
        needed.forEach((direction, texts) -> flags.addAll(allow(direction, texts)));
        return Remedies.super.list(user, needed) + (flags.isEmpty() ? "" : ": " + edit(user, flags));
    }

    @Override
    public String noAnswers(User user) {
        return "remove the leave to answer (resp): " + edit(user, List.of("--rm-response-perms"));
    }

    @Override
    public String importing(Account importer, String exporter, String subject, boolean service) {
        return activation(exporter, importer.name(), subject, subject);
    }

    @Override
    public String exporting(String exporter, String subject, Account importer, boolean service) {
        List<String> add = new ArrayList<>(List.of("add", "export", "--account", exporter, "--subject", subject));
        if (service) {
            add.add("--service");
        }
        if (NeedRules.isFetch(subject)) {
            add.addAll(List.of("--response-type", "Stream"));
        }
        add.add("--private");
        return command(add.toArray(String[]::new)) + "; then "
                + activation(exporter, importer.name(), subject, subject);
    }

    @Override
    public String answeringOften(String exporter, Export export) {
        return command(
                "edit", "export", "--account", exporter, "--subject", export.subject(), "--response-type", "Stream");
    }

    @Override
    public String narrowImport(Account importer, Import imported, List<String> needed) {
        return Remedies.super.narrowImport(importer, imported, needed) + ": "
                + command("delete", "import", "--account", importer.name(), "--subject", imported.subject());
    }

    @Override
    public String closeExport(String exporter, Export export) {
        return "ask for a token, and give the one account that needs it one: "
                + command("edit", "export", "--account", exporter, "--subject", export.subject(), "--private");
    }

    @Override
    public String removeMapping(Account account, Mapping mapping) {
        return "remove the mapping: "
                + command("delete", "mapping", "--account", account.name(), "--from", mapping.from());
    }

    @Override
    public String noJetStream(Account account) {
        return command("edit", "account", "--name", account.name(), "--js-disable");
    }

    /** To import again, with a fresh token. */
    static String renewal(String exporter, String importer, String subject, String local) {
        return command("delete", "import", "--account", importer, "--subject", subject) + " && "
                + activation(exporter, importer, subject, local);
    }

    /** To import with a token. */
    static String activation(String exporter, String importer, String subject, String local) {
        return command(
                        "generate",
                        "activation",
                        "--account",
                        exporter,
                        "--subject",
                        subject,
                        "--target-account",
                        importer,
                        "--output-file",
                        "activation.jwt")
                + " && "
                + command(
                        "add", "import", "--account", importer, "--local-subject", local, "--token", "activation.jwt");
    }

    private static String edit(User user, List<String> flags) {
        List<String> words = new ArrayList<>(List.of("edit"));
        if (user.scope() != null) {
            words.addAll(List.of("signing-key", "--account", user.account(), "--sk", user.scope()));
        } else if (user.permissions().byDefault() && user.permissions().place() != null) {
            words.addAll(List.of("account", "--name", user.account()));
        } else {
            words.addAll(List.of("user", "--account", user.account(), "--name", user.name()));
        }
        words.addAll(flags);
        return command(words.toArray(String[]::new));
    }

    private static List<String> allow(Direction direction, List<String> texts) {
        List<String> flags = new ArrayList<>();
        for (String each : texts) {
            flags.add(direction == Direction.PUBLISH ? "--allow-pub" : "--allow-sub");
            flags.add(each);
        }
        return flags;
    }

    private static String command(String... words) {
        return "nsc " + Arrays.stream(words).map(NscRemedies::shell).collect(Collectors.joining(" "));
    }

    private static String shell(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
