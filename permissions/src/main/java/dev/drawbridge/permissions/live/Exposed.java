package dev.drawbridge.permissions.live;

import dev.drawbridge.permissions.advisory.Exposure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which advisories matter on a server, as far as what was tried there tells: the bypass itself, in its harmless form. */
final class Exposed {

    private Exposed() {}

    /** Each that something was tried of, and whether any of it went through. */
    static Map<Exposure, Boolean> by(List<Cell> cells) {
        Map<Exposure, Boolean> seen = new EnumMap<>(Exposure.class);
        seen.put(Exposure.ANY_CLIENT, true);
        look(seen, Exposure.ACCOUNT_API, cells, cell -> cell.subject().startsWith("$JS.API.ACCOUNT."));
        look(seen, Exposure.RESTORE, cells, cell -> cell.subject().startsWith("$JS.API.STREAM.RESTORE."));
        look(seen, Exposure.QUEUE_DENY, cells, cell -> cell.queue() != null);
        look(seen, Exposure.NO_AUTH_USER, cells, cell -> cell.requirement().equals(Doors.REQUIREMENT));
        return seen;
    }

    private static void look(
            Map<Exposure, Boolean> seen, Exposure exposure, List<Cell> cells, Predicate<Cell> isAbout) {
        List<Cell> tried =
                cells.stream().filter(cell -> !cell.needed()).filter(isAbout).toList();
        if (!tried.isEmpty()) {
            seen.put(exposure, tried.stream().anyMatch(Cell::allowed));
        }
    }
}
