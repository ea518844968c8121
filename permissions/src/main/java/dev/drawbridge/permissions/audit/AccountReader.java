package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.audit.Account.Answer;
import dev.drawbridge.permissions.audit.Account.Export;
import dev.drawbridge.permissions.audit.Account.Import;
import dev.drawbridge.permissions.audit.Account.Mapping;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.ConfValue;
import dev.drawbridge.permissions.conf.ConfValue.Block;
import dev.drawbridge.permissions.conf.ConfValue.Entry;
import dev.drawbridge.permissions.conf.ConfValue.Flag;
import dev.drawbridge.permissions.conf.ConfValue.Items;
import dev.drawbridge.permissions.conf.ConfValue.Text;
import dev.drawbridge.permissions.conf.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what an account has and shares. */
final class AccountReader {

    private static final List<String> OFF = List.of("disabled", "disable", "false", "off");

    private AccountReader() {}

    /** An account in braces; one that is only named in a list has nothing. */
    static Account read(String name, Block block, Place place) {
        return new Account(
                name,
                place,
                block.find("jetstream").map(each -> isOn(each.value())).orElse(false),
                block.find("exports").map(AccountReader::exports).orElse(List.of()),
                block.find("imports").map(AccountReader::imports).orElse(List.of()),
                mappings(block));
    }

    static boolean isOn(ConfValue value) {
        if (value instanceof Flag flag) {
            return flag.set();
        }
        return !(value instanceof Text text) || !OFF.contains(text.text().toLowerCase(Locale.ROOT));
    }

    static List<Mapping> mappings(Block block) {
        List<Mapping> all = new ArrayList<>();
        block.find("mappings", "maps")
                .filter(each -> each.value() instanceof Block)
                .ifPresent(each -> {
                    for (Entry entry : ((Block) each.value()).inForce()) {
                        targets(entry.value()).forEach(to -> all.add(new Mapping(entry.name(), to, entry.place())));
                    }
                });
        return all;
    }

    /** One subject, or several with weights. */
    private static List<String> targets(ConfValue value) {
        if (value instanceof Text text) {
            return List.of(text.text());
        }
        if (value instanceof Items items) {
            return items.items().stream()
                    .flatMap(each -> targets(each).stream())
                    .toList();
        }
        return value instanceof Block block
                ? block.find("dest", "destination")
                        .map(each -> targets(each.value()))
                        .orElse(List.of())
                : List.of();
    }

    private static List<Export> exports(Entry entry) {
        List<Export> all = new ArrayList<>();
        for (Block block : blocks(entry)) {
            Entry what = serviceOrStream(block);
            List<String> accounts = block.find("accounts", "account")
                    .map(each -> texts(each.value()))
                    .orElse(null);
            all.add(new Export(isService(what), text(what.value()), accounts, answer(block), block.place()));
        }
        return all;
    }

    private static Answer answer(Block export) {
        Entry said = export.find("response", "response_type").orElse(null);
        if (said == null) {
            return Answer.ONCE;
        }
        return switch (text(said.value()).toLowerCase(Locale.ROOT)) {
            case "single", "singleton" -> Answer.ONCE;
            case "stream", "chunk", "chunked" -> Answer.OFTEN;
            default ->
                throw new ConfException(
                        said.value().place(), "expected singleton, stream or chunked, found " + text(said.value()));
        };
    }

    private static List<Import> imports(Entry entry) {
        List<Import> all = new ArrayList<>();
        for (Block block : blocks(entry)) {
            Entry what = serviceOrStream(block);
            if (!(what.value() instanceof Block from)) {
                throw new ConfException(
                        what.value().place(),
                        "expected account and subject in braces, found "
                                + what.value().kind());
            }
            String account = required(from, "account", "acc");
            String subject = required(from, "subject");
            String local = optional(block, "to")
                    .or(() -> optional(block, "prefix").map(prefix -> prefix + "." + subject))
                    .orElse(subject);
            all.add(new Import(isService(what), account, subject, local, block.place()));
        }
        return all;
    }

    private static List<Block> blocks(Entry entry) {
        List<ConfValue> items = entry.value() instanceof Items list ? list.items() : List.of(entry.value());
        List<Block> blocks = new ArrayList<>();
        for (ConfValue item : items) {
            if (!(item instanceof Block block)) {
                throw new ConfException(item.place(), "expected " + entry.name() + " in braces, found " + item.kind());
            }
            blocks.add(block);
        }
        return blocks;
    }

    private static Entry serviceOrStream(Block block) {
        return block.find("service", "stream")
                .orElseThrow(() -> new ConfException(block.place(), "expected service or stream in these braces"));
    }

    private static boolean isService(Entry what) {
        return what.name().toLowerCase(Locale.ROOT).equals("service");
    }

    private static String required(Block block, String... names) {
        return block.find(names)
                .map(each -> text(each.value()))
                .orElseThrow(() -> new ConfException(block.place(), "expected " + names[0] + " in these braces"));
    }

    private static Optional<String> optional(Block block, String name) {
        return block.find(name).map(each -> text(each.value()));
    }

    private static List<String> texts(ConfValue value) {
        return value instanceof Items items
                ? items.items().stream().map(AccountReader::text).toList()
                : List.of(text(value));
    }

    private static String text(ConfValue value) {
        if (!(value instanceof Text text)) {
            throw new ConfException(value.place(), "expected a name or subject, found " + value.kind());
        }
        return text.text();
    }
}
