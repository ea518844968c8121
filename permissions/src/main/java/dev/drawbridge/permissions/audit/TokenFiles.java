package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.ConfValue.Text;
import dev.drawbridge.permissions.jwt.Token;
import dev.drawbridge.permissions.jwt.TokenReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** JWTs that a configuration holds, or names the files of. */
final class TokenFiles {

    private static final String START = "eyJ";

    /** Of NKeys (ADR-14 of NATS): whatever kind of key it is of. */
    private static final Pattern SEED = Pattern.compile("S[OAUNCX][A-Z2-7]{40,}");

    private TokenFiles() {}

    /** One that stands there, or in the file that is named there. */
    static Token written(Text value) {
        if (value.text().strip().startsWith(START)) {
            return inline(value);
        }
        Path file = beside(value)
                .orElseThrow(() -> new ConfException(
                        value.place(),
                        "expected a JWT or the file of one, found neither here nor beside the configuration: "
                                + shown(value.text())));
        return TokenReader.read(file);
    }

    /** Not a key that signs, which somebody took for the JWT that it signed. */
    private static String shown(String text) {
        return SEED.matcher(text.strip()).matches()
                ? "this is the seed of a key, a secret: take it out of this file"
                : text;
    }

    static Token inline(Text value) {
        return TokenReader.read(value.text(), value.place());
    }

    /**
     * The file or folder that is named there: as it is written, which servers take from where they are started; or beside the
     * configuration, where it is when both were copied from a server.
     */
    static Optional<Path> beside(Text value) {
        try {
            Path named = Path.of(value.text());
            Path configuration = value.place().file().toAbsolutePath();
            Path last = named.getFileName();
            for (Path each : new Path[] {
                configuration.resolveSibling(named), named, last == null ? named : configuration.resolveSibling(last)
            }) {
                if (!value.text().isBlank() && Files.exists(each)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }
}
