package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.plan.Change;
import dev.drawbridge.provisioner.plan.Plan;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A plan for people, and for programs. */
final class PlanText {

    private static final JsonMapper JSON = JsonMapper.shared();

    private PlanText() {}

    static List<String> lines(Plan plan, Topology declared) {
        List<String> lines = new ArrayList<>();
        for (Change change : plan.changes()) {
            lines.add(sign(change) + " " + change.action().name().toLowerCase(Locale.ROOT) + " " + change.target());
            change.fields().forEach(field -> lines.add("    " + field + ackWaitNote(field.field(), change, declared)));
        }
        String refusal = plan.consent().dataLoss() ? "! loses data: " : "✗ refused, would lose data: ";
        plan.losses().forEach(loss -> lines.add(refusal + loss));
        plan.conflicts().forEach(conflict -> lines.add("✗ refused: " + conflict));
        plan.undeclared().forEach(extra -> lines.add("! " + extra + " (--prune deletes it)"));
        if (!plan.drifted()) {
            lines.add("no change: the server already is as declared");
        }
        return lines;
    }

    /** The server reports a backoff's first step in place of the declared ack wait, so both are shown. */
    private static String ackWaitNote(String field, Change change, Topology declared) {
        if (!field.equals("ack_wait")) {
            return "";
        }
        return declared.consumers().stream()
                .filter(consumer -> consumer.stream().equals(change.stream())
                        && consumer.name().equals(change.consumer())
                        && !consumer.effectiveAckWait().equals(consumer.ackWait()))
                .map(ConsumerSpec::ackWait)
                .map(wait -> " (the backoff's first step; declared "
                        + wait.toString().substring(2).toLowerCase(Locale.ROOT) + ")")
                .findFirst()
                .orElse("");
    }

    private static String sign(Change change) {
        return switch (change.action()) {
            case CREATE -> "+";
            case UPDATE -> "~";
            case RECREATE -> "±";
            case DELETE -> "-";
        };
    }

    static String json(Outcome outcome) {
        Plan plan = outcome.plan();
        ObjectNode root = JSON.createObjectNode();
        root.set("server", JSON.valueToTree(outcome.server()));
        root.put("refused", plan.refused());
        root.set("changes", JSON.valueToTree(plan.changes()));
        root.set("losses", JSON.valueToTree(plan.losses()));
        root.set("conflicts", JSON.valueToTree(plan.conflicts()));
        root.set("undeclared", JSON.valueToTree(plan.undeclared()));
        return root.toPrettyString();
    }
}
