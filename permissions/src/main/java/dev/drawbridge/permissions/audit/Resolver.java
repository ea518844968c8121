package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.ConfValue.Block;
import dev.drawbridge.permissions.conf.ConfValue.Entry;
import dev.drawbridge.permissions.conf.ConfValue.Text;
import dev.drawbridge.permissions.jwt.Token;
import dev.drawbridge.permissions.jwt.TokenReader;
import dev.drawbridge.permissions.jwt.TokenType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The JWTs of accounts that a configuration holds ({@code resolver_preload}), or that its resolver has in a folder. */
final class Resolver {

    /** A folder of them may be kept in folders by the last letters of their keys. */
    private static final int DEEP = 2;

    private final Block root;
    private final boolean others;

    /** @param others whether accounts are given besides, so that a folder may be missing */
    Resolver(Block root, boolean others) {
        this.root = root;
        this.others = others;
    }

    /** @throws ConfException for what servers do not start with, and for a folder that is not to be found */
    List<Token> accounts() {
        List<Token> all = new ArrayList<>();
        root.find("resolver_preload").ifPresent(each -> all.addAll(preloaded(each)));
        directory().ifPresent(each -> all.addAll(in(each)));
        return all;
    }

    /** Whether an account that is not among them is none: a resolver of another kind asks elsewhere. */
    boolean hasAll() {
        return resolver()
                .filter(each -> each.value() instanceof Text kind
                        ? kind.text().toUpperCase(Locale.ROOT).contains("MEM")
                        : isOf(each, "FULL", "MEM", "MEMORY")
                                && directory()
                                        .map(TokenFiles::beside)
                                        .filter(Optional::isEmpty)
                                        .isEmpty())
                .isPresent();
    }

    private Optional<Entry> resolver() {
        return root.find("resolver", "account_resolver", "accounts_resolver");
    }

    private static boolean isOf(Entry resolver, String... types) {
        return resolver.value() instanceof Block block
                && block.find("type")
                        .map(type -> ConfTexts.text(type.value()).text().toUpperCase(Locale.ROOT))
                        .filter(List.of(types)::contains)
                        .isPresent();
    }

    private static List<Token> preloaded(Entry preload) {
        if (!(preload.value() instanceof Block block)) {
            throw new ConfException(
                    preload.value().place(),
                    "expected accounts' keys and JWTs in braces, found "
                            + preload.value().kind());
        }
        List<Token> all = new ArrayList<>();
        for (Entry each : block.inForce()) {
            Token token = TokenFiles.inline(ConfTexts.text(each.value())).of(TokenType.ACCOUNT);
            if (!token.subject().equals(each.name())) {
                throw new ConfException(
                        each.place(),
                        "expected the JWT of " + each.name() + ", found that of " + token.subject() + " (sub)");
            }
            all.add(token);
        }
        return all;
    }

    /** Of a resolver that keeps accounts in files; others know them by {@code resolver_preload}, or from elsewhere. */
    private Optional<Text> directory() {
        return resolver()
                .filter(each -> isOf(each, "FULL", "CACHE"))
                .flatMap(each -> ((Block) each.value()).find("dir"))
                .map(dir -> ConfTexts.text(dir.value()));
    }

    private List<Token> in(Text named) {
        Optional<Path> found = TokenFiles.beside(named).filter(Files::isDirectory);
        if (found.isEmpty() && others) {
            return List.of();
        }
        Path folder = found.orElseThrow(() -> new ConfException(
                named.place(),
                "expected the resolver's folder there or beside the configuration, found none: " + named.text()
                        + "; copy it from the server, or give the accounts' JWTs: --account FILE for each"));
        try (Stream<Path> files = Files.walk(folder, DEEP)) {
            return files.filter(each -> each.toString().endsWith(".jwt"))
                    .sorted()
                    .map(each -> TokenReader.read(each).of(TokenType.ACCOUNT))
                    .toList();
        } catch (IOException unreadable) {
            throw new ConfException(folder, "cannot be read (" + unreadable.getMessage() + ")");
        }
    }
}
