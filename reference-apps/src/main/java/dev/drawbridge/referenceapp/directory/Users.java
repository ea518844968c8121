package dev.drawbridge.referenceapp.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The users table. */
@Repository
public class Users {
    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public User insert(long organizationId, String name, String email, String role, boolean active) {
        return jdbc.sql("insert into users (organization_id, name, email, role, active, created_at, updated_at)"
                        + " select :organization, :name, :email, :role, :active, now, now"
                        + " from (select next_time(null) as now) as t returning *")
                .param("organization", organizationId)
                .param("name", name)
                .param("email", email)
                .param("role", role)
                .param("active", active)
                .query(Users::read)
                .single();
    }

    /** Locks the row until the transaction ends, so that two changes of one resource keep their order. */
    public Optional<User> lock(long id) {
        return jdbc.sql("select * from users where id = :id for update")
                .param("id", id)
                .query(Users::read)
                .optional();
    }

    /** Every change moves updated_at forward, to a time that the peer never gives: it skips what is not newer. */
    public User update(long id, long organizationId, String name, String email, String role, boolean active) {
        return jdbc.sql("update users set organization_id = :organization, name = :name, email = :email,"
                        + " role = :role, active = :active, updated_at = next_time(updated_at)"
                        + " where id = :id returning *")
                .param("id", id)
                .param("organization", organizationId)
                .param("name", name)
                .param("email", email)
                .param("role", role)
                .param("active", active)
                .query(Users::read)
                .single();
    }

    /** Writes what the peer sent when it is newer than the stored row; says whether it did. */
    public boolean apply(User sent) {
        return jdbc.sql("insert into users (id, organization_id, name, email, role, active, created_at, updated_at)"
                                + " values (:id, :organization, :name, :email, :role, :active, :created, :updated)"
                                + " on conflict (id) do update set organization_id = excluded.organization_id,"
                                + " name = excluded.name, email = excluded.email, role = excluded.role,"
                                + " active = excluded.active, created_at = excluded.created_at,"
                                + " updated_at = excluded.updated_at where users.updated_at < excluded.updated_at")
                        .param("id", sent.id())
                        .param("organization", sent.organizationId())
                        .param("name", sent.name())
                        .param("email", sent.email())
                        .param("role", sent.role())
                        .param("active", sent.active())
                        .param("created", sent.createdAt().atOffset(ZoneOffset.UTC))
                        .param("updated", sent.updatedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public Optional<User> find(long id) {
        return jdbc.sql("select * from users where id = :id")
                .param("id", id)
                .query(Users::read)
                .optional();
    }

    public List<User> all() {
        return jdbc.sql("select * from users order by id").query(Users::read).list();
    }

    private static User read(ResultSet row, int number) throws SQLException {
        return new User(
                row.getLong("id"),
                row.getLong("organization_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("role"),
                row.getBoolean("active"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
