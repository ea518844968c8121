package dev.drawbridge.permissions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Shows grants to people, as a Markdown table that also reads well as text, and to programs, as JSON. */
public final class GrantTable {

    private static final List<String> TITLES = List.of("principal", "may", "subject", "in order to", "requirement");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GrantTable() {}

    /** One row for each grant; a principal without any has a row that says so. */
    public static String markdown(List<PrincipalGrants> principals) {
        List<List<String>> rows =
                principals.stream().flatMap(each -> rows(each).stream()).toList();
        StringBuilder out = new StringBuilder();
        int[] widths = new int[TITLES.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Math.max(
                    TITLES.get(column).length(),
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        line(out, TITLES, widths, " ");
        line(out, TITLES.stream().map(title -> "").toList(), widths, "-");
        rows.forEach(row -> line(out, row, widths, " "));
        return out.toString();
    }

    /** A list of principals, each with role, inbox prefix and grants. */
    public static String json(List<PrincipalGrants> principals) {
        return JSON.writeValueAsString(principals.stream().map(GrantTable::json).toList());
    }

    private static List<List<String>> rows(PrincipalGrants each) {
        String name = each.principal().name();
        if (each.grants().isEmpty()) {
            return List.of(List.of(name, "nothing", "", "show that the server can deny", "PERM-26"));
        }
        return each.grants().stream()
                .map(grant -> List.of(
                        name,
                        word(grant.direction()),
                        "`" + grant.permissionText() + "`",
                        grant.reason(),
                        grant.requirement()))
                .toList();
    }

    private static Map<String, Object> json(PrincipalGrants each) {
        Map<String, Object> principal = new LinkedHashMap<>();
        principal.put("principal", each.principal().name());
        principal.put("role", each.principal().role().name().toLowerCase(Locale.ROOT));
        principal.put("inboxPrefix", each.inboxPrefix());
        principal.put("grants", each.grants().stream().map(GrantTable::json).toList());
        return principal;
    }

    private static Map<String, Object> json(Grant grant) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("direction", word(grant.direction()));
        one.put("subject", grant.subject());
        if (grant.queue() != null) {
            one.put("queue", grant.queue());
        }
        one.put("reason", grant.reason());
        one.put("requirement", grant.requirement());
        return one;
    }

    private static String word(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    private static void line(StringBuilder out, List<String> cells, int[] widths, String filler) {
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            out.append("| ")
                    .append(cell)
                    .append(filler.repeat(widths[column] - cell.length()))
                    .append(' ');
        }
        out.append("|\n");
    }
}
