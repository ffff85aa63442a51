package dev.marquee.ticket.inventory;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts live tickets for another address than before. The event's inventory is locked. */
@Component
public class QuotaTransfer {

    private final JdbcClient jdbc;

    public QuotaTransfer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many live tickets of the event the address has. */
    public int held(long event, String email) {
        return jdbc.sql("select held from buyer_quota where email = ? and event_id = ?")
                .params(email, event)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** The same, of a type that has a quota of its own. */
    public int heldOfType(long event, String email, long type) {
        return jdbc.sql(
                        "select held from buyer_type_quota where email = ? and event_id = ? and ticket_type_id = ?")
                .params(email, event, type)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /**
     * Moves the count, whatever the quotas are: whoever must not exceed them asks first.
     *
     * @param live how many tickets move, by type
     */
    public void move(long event, String from, String to, Map<Long, Integer> live) {
        var all = live.values().stream().mapToInt(Integer::intValue).sum();
        if (all > 0) moveAll(event, from, to, all);
        live.forEach((type, held) -> moveOfType(event, type, from, to, held));
        jdbc.sql("delete from buyer_quota where email = ? and event_id = ? and held = 0")
                .params(from, event)
                .update();
        jdbc.sql("delete from buyer_type_quota where email = ? and event_id = ? and held = 0")
                .params(from, event)
                .update();
    }

    private void moveAll(long event, String from, String to, int held) {
        var added =
                jdbc.sql(
                                """
                                update buyer_quota set held = held + :held, quota = greatest(quota, held + :held)
                                where email = :to and event_id = :event
                                """)
                        .param("held", held)
                        .param("to", to)
                        .param("event", event)
                        .update();
        if (added == 0)
            jdbc.sql(
                            """
                            insert into buyer_quota (email, event_id, held, quota)
                            select cast(:to as varchar), event_id, cast(:held as integer), greatest(quota, cast(:held as integer))
                            from sale_terms where event_id = :event
                            """)
                    .param("to", to)
                    .param("held", held)
                    .param("event", event)
                    .update();
        jdbc.sql("update buyer_quota set held = held - ? where email = ? and event_id = ?")
                .params(held, from, event)
                .update();
    }

    private void moveOfType(long event, long type, String from, String to, int held) {
        var added =
                jdbc.sql(
                                """
                                update buyer_type_quota set held = held + :held, quota = greatest(quota, held + :held)
                                where email = :to and event_id = :event and ticket_type_id = :type
                                """)
                        .param("held", held)
                        .param("to", to)
                        .param("event", event)
                        .param("type", type)
                        .update();
        if (added == 0)
            jdbc.sql(
                            """
                            insert into buyer_type_quota (email, event_id, ticket_type_id, held, quota)
                            select cast(:to as varchar), event_id, id, cast(:held as integer), greatest(quota, cast(:held as integer))
                            from ticket_type where event_id = :event and id = :type and quota is not null
                            """)
                    .param("to", to)
                    .param("held", held)
                    .param("event", event)
                    .param("type", type)
                    .update();
        jdbc.sql(
                        "update buyer_type_quota set held = held - ? where email = ? and event_id = ? and ticket_type_id = ?")
                .params(held, from, event, type)
                .update();
    }
}
