package dev.marquee.ticket.demo;

import dev.marquee.ticket.checkout.Purchase.Buyer;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes up who waits for tickets of the demo's sold-out event. */
@Component
@Profile("demo")
class DemoWaiting {

    /** Has no ticket left. */
    static final String SOLD_OUT = "EV08";

    private static final int PEOPLE = 14;
    private static final Duration APART = Duration.ofHours(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoWaiting(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Lets them wait, some for a type and some for any, unless somebody waits or a ticket is left.
     *
     * @param people who do not have tickets already
     */
    @Transactional
    void make(long event, List<Buyer> people) {
        var left =
                jdbc.sql("select capacity - sold from inventory where event_id = ? for update")
                        .param(event)
                        .query(Integer.class)
                        .single();
        var waiting =
                jdbc.sql("select count(*) from waiting_entry where event_id = ?")
                        .param(event)
                        .query(Integer.class)
                        .single();
        if (left > 0 || waiting > 0) return;
        var types =
                jdbc.sql(
                                "select id from ticket_type where event_id = ? and quantity > 0 order by position, id")
                        .param(event)
                        .query(Long.class)
                        .list();
        var now = clock.instant();
        for (int n = 0; n < Math.min(PEOPLE, people.size()); n++) {
            var type = n % 3 == 2 ? null : types.get(n % types.size());
            wait(event, type, 1 + n % 2, people.get(n), now.minus(APART.multipliedBy(PEOPLE - n)));
        }
        jdbc.sql(
                        """
                        update inventory set changed_at = :now, wanted_any = (select coalesce(sum(w.quantity), 0) from waiting_entry w
                            where w.event_id = inventory.event_id and w.ticket_type_id is null)
                        where event_id = :event
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("event", event)
                .update();
        jdbc.sql(
                        """
                        update ticket_type set wanted = (select coalesce(sum(w.quantity), 0) from waiting_entry w
                            where w.event_id = ticket_type.event_id and w.ticket_type_id = ticket_type.id)
                        where event_id = ?
                        """)
                .param(event)
                .update();
    }

    private void wait(long event, @Nullable Long type, int quantity, Buyer person, Instant joined) {
        var email = person.email().value();
        jdbc.sql(
                        """
                        insert into waiting_entry (id, event_id, ticket_type_id, quantity, name, email, quota_email, state, place,
                                                   open_key, created_at, confirmed_at)
                        values (nextval('waiting_entry_ids'), :event, :type, :quantity, :name, :email, :email, 'waiting', 0, :key, :at, :at)
                        """)
                .param("event", event)
                .param("type", type, Types.BIGINT)
                .param("quantity", quantity)
                .param("name", person.name())
                .param("email", email)
                .param("key", event + ":" + (type == null ? "any" : type) + ":" + email)
                .param("at", joined.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("update waiting_entry set place = id where event_id = ? and place = 0")
                .param(event)
                .update();
    }
}
