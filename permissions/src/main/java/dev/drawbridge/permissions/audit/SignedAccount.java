package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.audit.Account.Mapping;
import dev.drawbridge.permissions.jwt.Claim;
import dev.drawbridge.permissions.jwt.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One account's JWT, as a server takes it or refuses it. */
final class SignedAccount {

    private static final long UNLIMITED = -1;

    private final Token token;
    private final String title;
    private final Map<String, Optional<Claim>> signers = new HashMap<>();

    /** @param title what messages call it */
    SignedAccount(Token token, String title, Trust trust) {
        this.token = token;
        this.title = title;
        for (Claim each : token.nats().at("signing_keys").items()) {
            if (each.isBlock()) {
                if (!each.at("kind").text().equals("user_scope")) {
                    throw each.at("kind").wrong("user_scope");
                }
                signers.put(each.at("key").text(), Optional.of(each));
            } else {
                signers.put(each.text(), Optional.empty());
            }
        }
        if (!trust.strict().contains(token.issuer())) {
            signers.put(token.subject(), Optional.empty());
        }
    }

    Token token() {
        return token;
    }

    String key() {
        return token.subject();
    }

    String title() {
        return title;
    }

    Claim nats() {
        return token.nats();
    }

    /** The keys that may sign for it. */
    Set<String> keys() {
        return signers.keySet();
    }

    /** The scope of that signing key; absent when it is a plain one. */
    @Nullable
    Claim scope(String key) {
        return signers.getOrDefault(key, Optional.empty()).orElse(null);
    }

    boolean jetStream() {
        Claim limits = nats().at("limits");
        Map<String, Claim> tiers = limits.at("tiered_limits").entries();
        return (tiers.isEmpty() ? Stream.of(limits) : tiers.values().stream())
                .anyMatch(each -> each.at("mem_storage").number() != 0
                        || each.at("disk_storage").number() != 0);
    }

    List<Mapping> mappings() {
        List<Mapping> all = new ArrayList<>();
        nats().at("mappings")
                .entries()
                .forEach((from, targets) -> targets.items()
                        .forEach(
                                to -> all.add(new Mapping(from, to.at("subject").text(), to.place()))));
        return all;
    }

    /** Why no server takes the account (nats-server's {@code verifyAccountClaims}); empty when it does. */
    Optional<Refusal> refusal(Trust trust, Instant now) {
        if (!trust.covers(token)) {
            return Optional.of(new Refusal(
                    "its account " + title + " is issued by " + token.issuer()
                            + " (iss), whom no operator of the configuration stands for",
                    "have the operator sign it: nsc edit account --name " + title + ", with the operator's key at hand",
                    token.claims().at("iss").place()));
        }
        return token.outOfTime(now)
                .map(why -> refused(
                        "its account " + title + " " + why,
                        "give it more time: nsc edit account --name " + title + " --expiry 0",
                        token.claims().at("exp")))
                .or(this::wrongImport)
                .or(this::tooMany)
                .or(() -> overlapping("exports", "service"))
                .or(() -> overlapping("exports", "stream"))
                .or(() -> overlapping("imports", "service"))
                .or(() -> ClaimedPermissions.invalid(nats().at("default_permissions"))
                        .map(why -> refused(
                                "its account " + title + " is not valid: " + why,
                                "write a subject there",
                                nats().at("default_permissions"))));
    }

    private Optional<Refusal> wrongImport() {
        for (Claim each : nats().at("imports").items()) {
            Optional<String> wrong = new Activation(each, key()).wrong();
            if (wrong.isPresent()) {
                String subject = each.at("subject").text();
                return Optional.of(refused(
                        "its account " + title + " is not valid: the token of its import of " + subject + " "
                                + wrong.get(),
                        "have the exporting account make another: nsc generate activation --account EXPORTER --subject '"
                                + subject + "' --target-account " + title,
                        each.at("token")));
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> tooMany() {
        Claim limits = nats().at("limits");
        for (String what : List.of("imports", "exports")) {
            long most = limits.at(what).number();
            int found = nats().at(what).items().size();
            if (most != UNLIMITED && found > most) {
                return Optional.of(refused(
                        "its account " + title + " has " + found + " " + what + ", and its operator allows " + most,
                        "allow more: nsc edit account --name " + title + " --" + what + " -1",
                        limits.at(what)));
            }
        }
        boolean wildcards = nats().at("exports").items().stream()
                .anyMatch(each -> !Subjects.isLiteral(each.at("subject").text()));
        if (limits.at("exports").number() != UNLIMITED
                && !limits.at("wildcards").flag()
                && wildcards) {
            return Optional.of(refused(
                    "its account " + title + " exports wildcards, and its operator allows none",
                    "allow them: nsc edit account --name " + title + " --wildcard-exports",
                    limits.at("wildcards")));
        }
        return Optional.empty();
    }

    /** Of what an account exports, or imports from one account as a service, nothing may contain another. */
    private Optional<Refusal> overlapping(String list, String type) {
        List<Claim> ofType = nats().at(list).items().stream()
                .filter(each -> each.at("type").text().equals(type))
                .toList();
        for (Claim one : ofType) {
            for (Claim other : ofType) {
                boolean same = list.equals("exports")
                        || one.at("account").text().equals(other.at("account").text());
                if (one != other && same && Subjects.covers(subject(one), subject(other))) {
                    return Optional.of(refused(
                            "its account " + title + " is not valid: of its " + list + " " + subject(one) + " contains "
                                    + subject(other),
                            "remove one of them",
                            one));
                }
            }
        }
        return Optional.empty();
    }

    /** What it is called in this account. */
    private static String subject(Claim item) {
        return SharedClaims.local(item);
    }

    private static Refusal refused(String reason, String remedy, Claim claim) {
        return new Refusal(reason, remedy, claim.place());
    }
}
