package dev.marquee.notification.message;

import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.message.Message.Author;
import dev.marquee.notification.message.audience.AudienceClient.Held;
import dev.marquee.notification.message.audience.AudienceClient.Person;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom messages go to, and what became of it. An outcome is a row: nothing is done because a number
 * passed it.
 */
@Component
public class Recipients {

    /**
     * Somebody a message goes to.
     *
     * @param why the reason for one who was skipped
     * @param at of the outcome
     */
    public record Recipient(
            String address,
            String name,
            String locale,
            List<Long> tickets,
            String outcome,
            @Nullable String why,
            OffsetDateTime at) {}

    /** Whom a mail of a message went to. */
    record Addressed(long message, String address, List<Long> tickets) {}

    private record Outcome(String outcome, long n) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    public Recipients(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes somebody down, in the caller's transaction; whoever is there already stays as they
     * are.
     *
     * @param why they are skipped; null where they are not
     */
    void add(long message, Person person, @Nullable String why) {
        jdbc.sql(
                        """
                        insert into message_recipient (message_id, address_key, name, locale, ticket_ids, outcome, why, at)
                        values (:message, :address, :name, :locale, :tickets, :outcome, :why, :now) on conflict do nothing
                        """)
                .param("message", message)
                .param("address", person.address())
                .param("name", person.name())
                .param("locale", person.locale())
                .param(
                        "tickets",
                        person.tickets().stream()
                                .map(Held::id)
                                .map(String::valueOf)
                                .collect(Collectors.joining(",")))
                .param("outcome", why == null ? "waiting" : "skipped")
                .param("why", why)
                .param("now", utc(clock.instant()))
                .update();
    }

    /** Those who wait, in the order of addresses. */
    List<Recipient> waiting(long message, int most) {
        return list(message, "waiting", most, 0);
    }

    /** Those with that outcome, or all, in the order of addresses. */
    public List<Recipient> list(long message, @Nullable String outcome, int most, long from) {
        return jdbc.sql(
                        "select * from message_recipient where message_id = :message"
                                + (outcome == null ? "" : " and outcome = :outcome")
                                + " order by address_key limit :most offset :from")
                .params(outcome == null ? Map.of() : Map.of("outcome", outcome))
                .param("message", message)
                .param("most", most)
                .param("from", from)
                .query((row, n) ->
                        new Recipient(
                                row.getString("address_key"),
                                row.getString("name"),
                                row.getString("locale"),
                                ids(row.getString("ticket_ids")),
                                row.getString("outcome"),
                                row.getString("why"),
                                row.getObject("at", OffsetDateTime.class)))
                .list();
    }

    Optional<Addressed> ofMail(String key) {
        return jdbc.sql(
                        "select message_id, address_key, ticket_ids from message_recipient where mail_key = ?")
                .param(key)
                .query((row, n) ->
                        new Addressed(row.getLong(1), row.getString(2), ids(row.getString(3))))
                .optional();
    }

    private static List<Long> ids(String joined) {
        return Arrays.stream(joined.split(","))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    /** Its mail is in the queue, unless somebody else has settled it meanwhile. */
    boolean queued(long message, String address, String mailKey) {
        return jdbc.sql(
                                """
                                update message_recipient set outcome = 'queued', mail_key = ?, at = ?
                                where message_id = ? and address_key = ? and outcome = 'waiting'
                                """)
                        .params(mailKey, utc(clock.instant()), message, address)
                        .update()
                == 1;
    }

    void skipped(long message, String address, String why) {
        jdbc.sql(
                        """
                        update message_recipient set outcome = 'skipped', why = ?, at = ?
                        where message_id = ? and address_key = ? and outcome = 'waiting'
                        """)
                .params(why, utc(clock.instant()), message, address)
                .update();
    }

    void settled(long message, String address, String outcome, @Nullable String why) {
        jdbc.sql(
                        """
                        update message_recipient set outcome = :outcome, why = :why, at = :now
                        where message_id = :message and address_key = :address and outcome = 'queued'
                        """)
                .param("outcome", outcome)
                .param("why", why)
                .param("now", utc(clock.instant()))
                .param("message", message)
                .param("address", address)
                .update();
    }

    /** Its mail was taken, and did not arrive after all. */
    void bounced(String mailKey, String outcome) {
        jdbc.sql(
                        """
                        update message_recipient set outcome = :outcome, at = :now
                        where mail_key = :key and outcome in ('queued', 'handed_over', 'bounced_soft')
                        """)
                .param("outcome", outcome)
                .param("now", utc(clock.instant()))
                .param("key", mailKey)
                .update();
    }

    void complained(String mailKey) {
        jdbc.sql(
                        "update message_recipient set complaint = 'new' where mail_key = ? and complaint is null")
                .param(mailKey)
                .update();
    }

    long newComplaints(long message) {
        return jdbc.sql(
                        "select count(*) from message_recipient where message_id = ? and complaint = 'new'")
                .param(message)
                .query(Long.class)
                .single();
    }

    void complaintsCounted(long message) {
        jdbc.sql(
                        "update message_recipient set complaint = 'counted' where message_id = ? and complaint = 'new'")
                .param(message)
                .update();
    }

    /** How many of each outcome; what nobody has is absent. */
    public Map<String, Long> counts(long message) {
        var counts = new HashMap<String, Long>();
        for (var found :
                jdbc.sql(
                                "select outcome, count(*) n from message_recipient where message_id = ? group by outcome")
                        .param(message)
                        .query(Outcome.class)
                        .list()) counts.put(found.outcome, found.n);
        return counts;
    }

    /** Forgets somebody: that somebody was written to stays in the figures, and nobody waits. */
    @Transactional
    public void erase(String address) {
        jdbc.sql(
                        """
                        update message_recipient set address_key = :nobody, name = '(erased)', ticket_ids = '',
                            why = case when outcome = 'waiting' then 'not_valid_any_more' else why end,
                            outcome = case when outcome = 'waiting' then 'skipped' else outcome end
                        where address_key = :address
                        """)
                .param("nobody", "erased-" + UUID.randomUUID() + "@erased.invalid")
                .param("address", address)
                .update();
        eraseAuthor(address);
        // The list is read from its beginning then; who stands in it already stays once.
        jdbc.sql("update message set read_up_to = null where read_up_to = ?")
                .param(address)
                .update();
    }

    /** What somebody wrote to others for an organiser stays, without a name. */
    private void eraseAuthor(String address) {
        jdbc.sql("update message set sender = ?, reply_to = null where lower(reply_to) = ?")
                .params(Author.ERASED, address)
                .update();
        jdbc.sql("update message set approved_by = '(erased)' where lower(approved_by) = ?")
                .param(address)
                .update();
    }
}
