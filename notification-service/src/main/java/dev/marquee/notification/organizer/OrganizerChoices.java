package dev.marquee.notification.organizer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether owners of accounts want messages and reminders of an organiser. They can say so of
 * everybody who has written to them once.
 */
@Repository
public class OrganizerChoices {

    private static final int LONGEST_NAME = 200;

    /**
     * An organiser who has written.
     *
     * @param on whether messages and reminders of theirs come
     */
    @Schema(name = "NotificationOrganizer")
    public record Organizer(
            @Schema(example = "2") long organizerId,
            @Schema(example = "Harbour Arts") String name,
            boolean on) {}

    private final JdbcClient jdbc;

    public OrganizerChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those who have written to this account's owner, by name. */
    public List<Organizer> of(long user) {
        return jdbc.sql(
                        """
                        select organizer_id, name, enabled from notification_organizer
                        where user_id = ? order by lower(name), organizer_id
                        """)
                .param(user)
                .query((row, n) ->
                        new Organizer(
                                row.getLong("organizer_id"),
                                row.getString("name"),
                                row.getBoolean("enabled")))
                .list();
    }

    /** Whether this account's owner wants to hear nothing from the organiser. */
    public boolean isMuted(long user, long organizer) {
        return jdbc.sql(
                        "select enabled from notification_organizer where user_id = ? and organizer_id = ?")
                .params(user, organizer)
                .query(Boolean.class)
                .optional()
                .filter(on -> !on)
                .isPresent();
    }

    /**
     * The organiser writes. What was chosen stays.
     *
     * @param name what they are called now; null where it is not known, and then they keep the name
     *     that they have
     * @param event what they are called until they have a name
     */
    @Transactional
    public void writes(long user, long organizer, @Nullable String name, String event) {
        var called = shortened(name == null ? event : name);
        jdbc.sql(
                        """
                        insert into notification_organizer (user_id, organizer_id, name, enabled) values (?, ?, ?, true)
                        on conflict do nothing
                        """)
                .params(user, organizer, called)
                .update();
        if (name == null) return;
        jdbc.sql(
                        """
                        update notification_organizer set name = ? where user_id = ? and organizer_id = ? and name <> ?
                        """)
                .params(called, user, organizer, called)
                .update();
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /**
     * From now on messages and reminders of the organiser come, or do not.
     *
     * @return false where the organiser has never written to this account's owner
     */
    @Transactional
    public boolean set(long user, long organizer, boolean on) {
        return jdbc.sql(
                                "update notification_organizer set enabled = ? where user_id = ? and organizer_id = ?")
                        .params(on, user, organizer)
                        .update()
                == 1;
    }

    /** As if nobody had ever written. */
    public void forget(long user) {
        jdbc.sql("delete from notification_organizer where user_id = ?").param(user).update();
    }
}
