package dev.drawbridge.referenceapp.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The organizations table. */
@Repository
public class Organizations {
    private final JdbcClient jdbc;

    Organizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Organization insert(String name, @Nullable String domain, boolean active) {
        return jdbc.sql("insert into organizations (name, domain, active, created_at, updated_at)"
                        + " select :name, :domain, :active, now, now"
                        + " from (select next_time(null) as now) as t returning *")
                .param("name", name)
                .param("domain", domain)
                .param("active", active)
                .query(Organizations::read)
                .single();
    }

    /** Locks the row until the transaction ends, so that two changes of one resource keep their order. */
    public Optional<Organization> lock(long id) {
        return jdbc.sql("select * from organizations where id = :id for update")
                .param("id", id)
                .query(Organizations::read)
                .optional();
    }

    /** Every change moves updated_at forward, to a time that the peer never gives: it skips what is not newer. */
    public Organization update(long id, String name, @Nullable String domain, boolean active) {
        return jdbc.sql(
                        "update organizations set name = :name, domain = :domain, active = :active, updated_at = next_time(updated_at)"
                                + " where id = :id returning *")
                .param("id", id)
                .param("name", name)
                .param("domain", domain)
                .param("active", active)
                .query(Organizations::read)
                .single();
    }

    /** Writes what the peer sent when it is newer than the stored row; says whether it did. */
    public boolean apply(Organization sent) {
        return jdbc.sql(
                                "insert into organizations (id, name, domain, active, created_at, updated_at)"
                                        + " values (:id, :name, :domain, :active, :created, :updated)"
                                        + " on conflict (id) do update set name = excluded.name, domain = excluded.domain,"
                                        + " active = excluded.active, created_at = excluded.created_at,"
                                        + " updated_at = excluded.updated_at where organizations.updated_at < excluded.updated_at")
                        .param("id", sent.id())
                        .param("name", sent.name())
                        .param("domain", sent.domain())
                        .param("active", sent.active())
                        .param("created", sent.createdAt().atOffset(ZoneOffset.UTC))
                        .param("updated", sent.updatedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public Optional<Organization> find(long id) {
        return jdbc.sql("select * from organizations where id = :id")
                .param("id", id)
                .query(Organizations::read)
                .optional();
    }

    public List<Organization> all() {
        return jdbc.sql("select * from organizations order by id")
                .query(Organizations::read)
                .list();
    }

    private static Organization read(ResultSet row, int number) throws SQLException {
        return new Organization(
                row.getLong("id"),
                row.getString("name"),
                row.getString("domain"),
                row.getBoolean("active"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
