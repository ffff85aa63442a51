package dev.marquee.ticket.entry.staff;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who are assigned to the doors of events, by the addresses of their accounts. */
@Component
public class EntryStaff {

    /**
     * Somebody at the door of an event.
     *
     * @param maySell whether they may sell tickets there
     */
    public record Assigned(String email, EntryRole role, boolean maySell) {}

    /**
     * What an organiser decides for an event's door.
     *
     * @param anyStaff whether every account with the role for entry may scan there
     * @param namesOffline whether phones may keep the names of who comes
     * @param supervisorPin six to eight digits that make a steward a supervisor for a while; null
     *     for none
     */
    public record Settings(boolean anyStaff, boolean namesOffline, @Nullable String supervisorPin) {

        /** Of an event whose organiser has not said who stands there: whoever may at any door. */
        static final Settings UNSAID = new Settings(true, false, null);
    }

    /** A PIN of supervisors, or nothing. */
    public static final String PIN = "|\\d{6,8}";

    private final JdbcClient jdbc;
    private final Clock clock;

    public EntryStaff(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<EntryRole> roleOf(long event, String email) {
        return jdbc.sql("select role from entry_assignment where event_id = ? and email = ?")
                .params(event, email)
                .query((row, n) -> EntryRole.of(row.getString(1)))
                .optional();
    }

    boolean maySell(long event, String email) {
        return jdbc.sql(
                                "select count(*) from entry_assignment where event_id = ? and email = ? and may_sell")
                        .params(event, email)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Everybody who is assigned to the event, by address. */
    public List<Assigned> of(long event) {
        return jdbc.sql(
                        "select email, role, may_sell from entry_assignment where event_id = ? order by email")
                .param(event)
                .query((row, n) ->
                        new Assigned(
                                row.getString(1),
                                EntryRole.of(row.getString(2)),
                                row.getBoolean(3)))
                .list();
    }

    public Settings settings(long event) {
        return jdbc.sql(
                        "select any_staff, names_offline, supervisor_pin from entry_settings where event_id = ?")
                .param(event)
                .query((row, n) ->
                        new Settings(row.getBoolean(1), row.getBoolean(2), row.getString(3)))
                .optional()
                .orElse(Settings.UNSAID);
    }

    /**
     * Makes these the event's staff. With another PIN, nobody is a supervisor by the one before.
     */
    @Transactional
    public void replace(long event, Settings settings, List<Assigned> people, String by) {
        lock(event);
        if (!Objects.equals(settings.supervisorPin(), settings(event).supervisorPin()))
            jdbc.sql("update supervisor_turn set ends_at = null where event_id = ?")
                    .param(event)
                    .update();
        jdbc.sql("delete from entry_settings where event_id = ?").param(event).update();
        jdbc.sql(
                        "insert into entry_settings (event_id, any_staff, names_offline, supervisor_pin) values (?, ?, ?, ?)")
                .param(event)
                .param(settings.anyStaff())
                .param(settings.namesOffline())
                .param(settings.supervisorPin())
                .update();
        jdbc.sql("delete from entry_assignment where event_id = ?").param(event).update();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        for (var person : people)
            jdbc.sql(
                            """
                            insert into entry_assignment (event_id, email, role, may_sell, assigned_at, assigned_by) values (?, ?, ?, ?, ?, ?)
                            """)
                    .params(event, person.email(), person.role().word(), person.maySell(), now, by)
                    .update();
    }

    /** Of two changes at once, one comes after the other. */
    private void lock(long event) {
        jdbc.sql("select event_id from sale_terms where event_id = ? for update")
                .param(event)
                .query(Long.class)
                .single();
    }
}
