package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.audit.Account.Answer;
import dev.drawbridge.permissions.audit.Account.Export;
import dev.drawbridge.permissions.audit.Account.Import;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.jwt.Claim;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What accounts share by their JWTs: which of their imports a server puts in force, and whom an export is for.
 *
 * <p>An export that asks for a token ({@code token_req}) is for the accounts that have a valid one; one that doesn't is for
 * every account there is.
 */
final class SharedClaims {

    private final Map<String, SignedAccount> byKey;
    private final Map<String, Optional<Refusal>> refusals;
    private final Instant now;
    private final Map<Place, Optional<Refusal>> flaws = new HashMap<>();

    /** @param refusals of the accounts, by their keys */
    SharedClaims(Map<String, SignedAccount> byKey, Map<String, Optional<Refusal>> refusals, Instant now) {
        this.byKey = byKey;
        this.refusals = refusals;
        this.now = now;
    }

    List<Account> accounts() {
        return byKey.values().stream()
                .map(each -> new Account(
                        each.title(),
                        each.token().place(),
                        each.jetStream(),
                        exports(each),
                        imports(each),
                        each.mappings()))
                .toList();
    }

    /** The subject of an import in the account that has it: {@code $1} and its like stand for any word there. */
    static String local(Claim imported) {
        String renamed = imported.at("local_subject").text();
        if (!renamed.isEmpty()) {
            return renamed.replaceAll("(?<=^|\\.)\\$[0-9]+(?=\\.|$)", "*");
        }
        String subject = imported.at("subject").text();
        String to = imported.at("to").text();
        return isService(imported) || to.isEmpty() ? subject : to + "." + subject;
    }

    /** The subject of an import in the account that exports it. */
    static String remote(Claim imported) {
        String to = imported.at("to").text();
        boolean former = imported.at("local_subject").text().isEmpty() && isService(imported) && !to.isEmpty();
        return former ? to : imported.at("subject").text();
    }

    private List<Import> imports(SignedAccount account) {
        return account.nats().at("imports").items().stream()
                .map(each -> new Import(
                        isService(each),
                        title(each.at("account").text()),
                        remote(each),
                        local(each),
                        each.place(),
                        flaw(each, account).orElse(null)))
                .toList();
    }

    private String title(String key) {
        SignedAccount known = byKey.get(key);
        return known == null ? key : known.title();
    }

    private List<Export> exports(SignedAccount account) {
        return account.nats().at("exports").items().stream()
                .map(each -> new Export(
                        isService(each),
                        each.at("subject").text(),
                        isOpen(each) ? null : importers(account, each),
                        answer(each.at("response_type")),
                        each.place()))
                .toList();
    }

    private static Answer answer(Claim type) {
        return switch (type.text()) {
            case "", "Singleton" -> Answer.ONCE;
            case "Stream", "Chunked" -> Answer.OFTEN;
            default -> throw type.wrong("Singleton, Stream or Chunked");
        };
    }

    private static boolean isOpen(Claim export) {
        return !export.at("token_req").flag()
                && export.at("account_token_position").number() == 0;
    }

    /** The accounts whose import of that export is in force. */
    private List<String> importers(SignedAccount exporter, Claim export) {
        return byKey.values().stream()
                .filter(each -> each.nats().at("imports").items().stream()
                        .filter(imported -> imported.at("account").text().equals(exporter.key()))
                        .filter(imported -> export(exporter, imported)
                                .filter(found -> found.place().equals(export.place()))
                                .isPresent())
                        .anyMatch(imported -> flaw(imported, each).isEmpty()))
                .map(SignedAccount::title)
                .toList();
    }

    /** Why a server doesn't put it in force; decided once, since signatures take their time. */
    private Optional<Refusal> flaw(Claim imported, SignedAccount importer) {
        Optional<Refusal> known = flaws.get(imported.place());
        if (known == null) {
            known = decided(imported, importer);
            flaws.put(imported.place(), known);
        }
        return known;
    }

    private Optional<Refusal> decided(Claim imported, SignedAccount importer) {
        String subject = remote(imported);
        SignedAccount exporter = byKey.get(imported.at("account").text());
        if (exporter == null) {
            return Optional.of(new Refusal(
                    "is from the account " + imported.at("account").text() + ", which is not among those given",
                    "give its JWT too: --account FILE",
                    imported.place()));
        }
        Optional<Refusal> refused = refusals.getOrDefault(exporter.key(), Optional.empty());
        if (refused.isPresent()) {
            return Optional.of(new Refusal(
                    "is from " + exporter.title() + ", which no server takes: "
                            + refused.get().reason(),
                    refused.get().remedy(),
                    refused.get().place()));
        }
        Optional<Claim> export = export(exporter, imported);
        if (export.isEmpty()) {
            return Optional.of(new Refusal(
                    "is of what " + exporter.title() + " does not export",
                    "export it: nsc add export --account " + exporter.title() + " --subject '" + subject + "'"
                            + (isService(imported) ? " --service" : "")
                            + (NeedRules.isFetch(subject) ? " --response-type Stream" : "") + " --private",
                    imported.place()));
        }
        return withoutLeave(imported, importer, exporter, export.get())
                .map(why -> new Refusal(
                        why,
                        NscRemedies.renewal(exporter.title(), importer.title(), remote(imported), local(imported)),
                        imported.place()));
    }

    private Optional<String> withoutLeave(
            Claim imported, SignedAccount importer, SignedAccount exporter, Claim export) {
        int position =
                Math.toIntExact(Math.min(export.at("account_token_position").number(), Integer.MAX_VALUE));
        if (position > 0) {
            List<String> tokens = Subjects.tokens(remote(imported));
            boolean own = position <= tokens.size() && tokens.get(position - 1).equals(importer.key());
            return own
                    ? Optional.empty()
                    : Optional.of("is for the account alone whose key stands as word " + position + " of the subject");
        }
        return export.at("token_req").flag()
                ? new Activation(imported, importer.key())
                        .withoutEffect(exporter.keys(), new Revocations(export.at("revocations")), now)
                : Optional.empty();
    }

    /** The export that decides: that of the very subject before a wider one. */
    private static Optional<Claim> export(SignedAccount exporter, Claim imported) {
        String subject = remote(imported);
        Map<Boolean, Claim> found = new LinkedHashMap<>();
        for (Claim each : exporter.nats().at("exports").items()) {
            String exported = each.at("subject").text();
            if (isService(each) == isService(imported) && Subjects.covers(exported, subject)) {
                found.putIfAbsent(exported.equals(subject), each);
            }
        }
        return Optional.ofNullable(found.getOrDefault(true, found.get(false)));
    }

    private static boolean isService(Claim shared) {
        Claim type = shared.at("type");
        return switch (type.text()) {
            case "service" -> true;
            case "stream" -> false;
            default -> throw type.wrong("service or stream");
        };
    }
}
