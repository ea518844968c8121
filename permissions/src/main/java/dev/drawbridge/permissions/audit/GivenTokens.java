package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.jwt.Token;
import dev.drawbridge.permissions.jwt.TokenReader;
import dev.drawbridge.permissions.jwt.TokenType;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of JWTs that are given beside a configuration, or in place of one.
 *
 * @param users {@code .creds} files or user JWTs
 * @param accounts JWTs of accounts
 */
public record GivenTokens(List<Path> users, List<Path> accounts) {

    /** Where everything stands in the configuration. */
    public static final GivenTokens NONE = new GivenTokens(List.of(), List.of());

    public GivenTokens {
        users = List.copyOf(users);
        accounts = List.copyOf(accounts);
    }

    boolean isEmpty() {
        return users.isEmpty() && accounts.isEmpty();
    }

    List<Token> userTokens() {
        return users.stream()
                .map(TokenReader::read)
                .map(each -> each.of(TokenType.USER))
                .toList();
    }

    List<Token> accountTokens() {
        return accounts.stream()
                .map(TokenReader::read)
                .map(each -> each.of(TokenType.ACCOUNT))
                .toList();
    }
}
