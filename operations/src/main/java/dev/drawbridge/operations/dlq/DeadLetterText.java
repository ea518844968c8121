package dev.drawbridge.operations.dlq;

import dev.drawbridge.operations.Table;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Dead letters for people. */
final class DeadLetterText {

    private static final int BYTES_IN_A_LINE = 32;

    private DeadLetterText() {}

    static String list(List<DeadLetter> letters, Replays replays) {
        if (letters.isEmpty()) {
            return "no dead letters";
        }
        Table table = new Table("SEQ", "APP", "TIME", "REASON", "DELIVERIES", "ORIGINAL", "WHY", "REPLAYED");
        for (DeadLetter letter : letters) {
            Optional<DeadLetter.Context> context = letter.context();
            table.row(
                    Long.toString(letter.sequence()),
                    letter.app(),
                    letter.message().time().truncatedTo(ChronoUnit.SECONDS).toString(),
                    orDash(letter.reason()),
                    orDash(letter.deliveries()),
                    context.map(each -> each.sequence() + " " + each.subject()).orElse("-"),
                    shortened(context.map(DeadLetter.Context::why).orElse("")),
                    replayed(replays.of(letter)));
        }
        return table.toString();
    }

    static String whole(DeadLetter letter, Replays replays) {
        List<String> lines = new ArrayList<>();
        lines.add("dead letter " + letter.sequence() + " of " + letter.app() + ", on "
                + letter.message().subject() + " since " + letter.message().time());
        lines.add("replayed: " + replayed(replays.of(letter)));
        lines.add("");
        lines.add("headers");
        letter.message()
                .headers()
                .forEach((name, values) -> values.forEach(
                        value -> lines.add("  " + Table.printable(name) + ": " + Table.printable(value))));
        lines.add("");
        byte[] body = letter.message().body().bytes();
        Optional<String> text = text(body);
        lines.add("body, " + body.length + " bytes" + (text.isPresent() ? "" : ", in hex"));
        lines.addAll(text.map(DeadLetterText::indented).orElseGet(() -> hex(body)));
        return String.join("\n", lines);
    }

    /** As text where it is UTF-8 that a terminal shows and doesn't obey. */
    static Optional<String> text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            boolean shown = text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
            return shown ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private static List<String> indented(String text) {
        return text.isEmpty()
                ? List.of()
                : text.lines().map(line -> "  " + line).toList();
    }

    private static List<String> hex(byte[] body) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < body.length; start += BYTES_IN_A_LINE) {
            int end = Math.min(body.length, start + BYTES_IN_A_LINE);
            lines.add("  " + HexFormat.ofDelimiter(" ").formatHex(body, start, end));
        }
        return lines;
    }

    private static String replayed(OptionalLong sequence) {
        return sequence.isPresent() ? "as " + sequence.getAsLong() : "no";
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? orDash(text) : text.substring(0, 59) + "…";
    }
}
