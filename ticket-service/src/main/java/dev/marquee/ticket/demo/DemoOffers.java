package dev.marquee.ticket.demo;

import dev.marquee.ticket.offer.OfferClaim;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes up the demo's offers: a code that some buyers had, and a discount for groups. */
@Component
@Profile("demo")
class DemoOffers {

    private static final String CODE = "WELCOME10";

    private record Discount(String name, int percentBp, int least, boolean automatic) {}

    private static final Map<String, Discount> OFFERS =
            Map.of(
                    "EV14",
                    new Discount("Welcome", 1000, 1, false),
                    "EV16",
                    new Discount("Groups of three and more", 1500, 3, true));

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoOffers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes the event's offer, in the transaction that makes up its sales.
     *
     * @return what buyers say who have its code; empty where it has none
     */
    Optional<OfferClaim> make(String event) {
        var discount = OFFERS.get(event);
        if (discount == null) return Optional.empty();
        var id = jdbc.sql("select nextval('offer_ids')").query(Long.class).single();
        jdbc.sql(
                        """
                        insert into offer (id, organizer_id, name, percent_bp, event_id, type_ids, use_limit, per_buyer, min_quantity,
                                           per_ticket, automatic, active, created_at)
                        select :id, organizer_id, :name, :percent, event_id, ',', :limit, :perBuyer, :least, false, :automatic, true, :now
                        from sale_terms where code = :event
                        """)
                .param("id", id)
                .param("name", discount.name)
                .param("percent", discount.percentBp)
                .param("limit", discount.automatic ? null : Integer.valueOf(200), Types.INTEGER)
                .param("perBuyer", discount.automatic ? null : Integer.valueOf(1), Types.INTEGER)
                .param("least", discount.least)
                .param("automatic", discount.automatic)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("event", event)
                .update();
        if (discount.automatic) return Optional.empty();
        jdbc.sql(
                        """
                        insert into offer_code (organizer_id, code_folded, code, offer_id)
                        select organizer_id, code, code, id from (
                            select organizer_id, cast(:code as varchar) as code, id from offer where id = :id) as made
                        """)
                .param("code", CODE)
                .param("id", id)
                .update();
        return Optional.of(new OfferClaim.ByCode(id, CODE));
    }
}
