package dev.marquee.ticket.waitlist;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what organisers say of the lists of their events. */
@Component
class WaitlistSettings {

    private record Row(boolean enabled, int offerHours, int patienceHours) {}

    private final JdbcClient jdbc;

    WaitlistSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rules of an event; the defaults where its organiser said nothing. */
    WaitlistRules of(long event) {
        return jdbc.sql(
                        "select enabled, offer_hours, patience_hours from waiting_rules where event_id = ?")
                .param(event)
                .query(Row.class)
                .optional()
                .map(row ->
                        new WaitlistRules(
                                row.enabled, row.offerHours, row.patienceHours, successors(event)))
                .orElse(WaitlistRules.DEFAULT);
    }

    private Map<Long, Long> successors(long event) {
        return jdbc
                .sql(
                        "select ticket_type_id, successor_id from waiting_successor where event_id = ?")
                .param(event)
                .query((row, n) -> Map.entry(row.getLong(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Stores them. Who is offered something already keeps what they were told. */
    @Transactional
    void save(long event, WaitlistRules rules, Instant now) {
        // pages that are kept say whether there is a list
        jdbc.sql("update inventory set changed_at = ? where event_id = ?")
                .params(now.atOffset(ZoneOffset.UTC), event)
                .update();
        jdbc.sql("delete from waiting_rules where event_id = ?").param(event).update();
        jdbc.sql(
                        "insert into waiting_rules (event_id, enabled, offer_hours, patience_hours, updated_at) values (?, ?, ?, ?, ?)")
                .params(
                        event,
                        rules.enabled(),
                        rules.offerHours(),
                        rules.patienceHours(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from waiting_successor where event_id = ?").param(event).update();
        rules.successors()
                .forEach((type, successor) ->
                        jdbc.sql(
                                        "insert into waiting_successor (event_id, ticket_type_id, successor_id) values (?, ?, ?)")
                                .params(event, type, successor)
                                .update());
    }
}
