package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.SubjectRule;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.ConfValue;
import dev.drawbridge.permissions.conf.ConfValue.Block;
import dev.drawbridge.permissions.conf.ConfValue.Entry;
import dev.drawbridge.permissions.conf.ConfValue.Flag;
import dev.drawbridge.permissions.conf.ConfValue.Items;
import dev.drawbridge.permissions.conf.ConfValue.Text;
import dev.drawbridge.permissions.conf.ConfValue.Unknown;
import dev.drawbridge.permissions.conf.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a block of permissions as nats-server does. */
final class PermissionReader {

    private PermissionReader() {}

    /** @throws ConfException for what a server refuses, and for a variable that is set nowhere */
    static Permissions read(Entry entry) {
        if (!(entry.value() instanceof Block block)) {
            throw wrong(entry.value(), "permissions in braces");
        }
        PlacedSide publish = PlacedSide.UNSAID;
        PlacedSide subscribe = PlacedSide.UNSAID;
        Place responses = null;
        for (Entry each : block.inForce()) {
            switch (each.name().toLowerCase(Locale.ROOT)) {
                case "pub", "publish", "import" -> publish = side(each, false);
                case "sub", "subscribe", "export" -> subscribe = side(each, true);
                case "allow_responses", "publish_allow_responses" -> responses = responses(each);
                default ->
                    throw new ConfException(
                            each.place(),
                            "expected publish, subscribe or allow_responses in permissions, found " + each.name());
            }
        }
        boolean nothingButAnswers = responses != null && publish.allow() == null;
        PlacedSide limited = nothingButAnswers ? new PlacedSide(List.of(), publish.deny(), responses, false) : publish;
        return new Permissions(limited, subscribe, responses, entry.whole(), false);
    }

    private static PlacedSide side(Entry entry, boolean queues) {
        if (!(entry.value() instanceof Block block)) {
            List<PlacedRule> allow = rules(entry.value(), queues);
            return new PlacedSide(allow.isEmpty() ? null : allow, List.of(), entry.whole(), allow.isEmpty());
        }
        List<PlacedRule> allow = null;
        boolean empty = false;
        List<PlacedRule> deny = List.of();
        for (Entry each : block.inForce()) {
            switch (each.name().toLowerCase(Locale.ROOT)) {
                case "allow" -> {
                    List<PlacedRule> listed = rules(each.value(), queues);
                    empty = listed.isEmpty();
                    allow = empty ? null : listed;
                }
                case "deny" -> deny = rules(each.value(), queues);
                default -> throw new ConfException(each.place(), "expected allow or deny here, found " + each.name());
            }
        }
        return new PlacedSide(allow, deny, entry.whole(), empty);
    }

    private static List<PlacedRule> rules(ConfValue value, boolean queues) {
        if (value instanceof Items items) {
            List<PlacedRule> rules = new ArrayList<>();
            items.items().forEach(item -> rules.add(rule(item, queues)));
            return rules;
        }
        return List.of(rule(value, queues));
    }

    private static PlacedRule rule(ConfValue value, boolean queues) {
        if (value instanceof Unknown variable && variable.variable().startsWith("JS")) {
            throw new ConfException(
                    value.place(),
                    "without quotes $" + variable.variable() + " is a variable, and servers do not start; write \"$"
                            + variable.variable() + "\"");
        }
        if (!(value instanceof Text text)) {
            throw wrong(value, "a subject");
        }
        // For publishing a server takes a blank in a subject, which nobody can publish to then.
        SubjectRule rule = queues ? SubjectRule.parse(text.text()) : new SubjectRule(text.text(), null);
        String queue = rule.queue();
        boolean valid = queues
                ? Subjects.isValid(rule.subject()) && (queue == null || Subjects.isValid(queue))
                : Subjects.isValid(rule.subject().replaceAll("\\s", "_"));
        if (!valid) {
            throw new ConfException(
                    value.place(),
                    "expected a subject" + (queues ? ", or a subject and a queue group" : "") + "; found \""
                            + text.text() + "\"");
        }
        return new PlacedRule(rule, value.place());
    }

    private static @Nullable Place responses(Entry entry) {
        if (entry.value() instanceof Flag flag) {
            return flag.set() ? entry.place() : null;
        }
        if (!(entry.value() instanceof Block)) {
            throw wrong(entry.value(), "true, false or limits in braces");
        }
        return entry.place();
    }

    private static ConfException wrong(ConfValue value, String expected) {
        return new ConfException(value.place(), "expected " + expected + ", found " + value.kind());
    }
}
