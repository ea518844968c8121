package dev.drawbridge.referenceapp.directory;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives each fifteenth organization the id of the one before, which it takes the place of, at its peer as well. */
@Primary
class GivesAnIdTwice extends Organizations {
    private static final int EACH = 15;

    private int made;
    private long last;

    GivesAnIdTwice(JdbcClient jdbc) {
        super(jdbc);
    }

    @Override
    public synchronized Organization insert(String name, @Nullable String domain, boolean active) {
        if (++made % EACH == 0) {
            return update(last, name, domain, active);
        }
        Organization inserted = super.insert(name, domain, active);
        last = inserted.id();
        return inserted;
    }
}
