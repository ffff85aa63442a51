package dev.marquee.ticket.external;

import dev.marquee.ticket.payment.PaymentProvider.Movement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What moved outside, as it is stored: each thing once. */
@Component("outsideMoney")
class OutsideMoneyRows {

    private static final int MOST = 200;

    private static final String SELECT =
            """
            select o.*, p.booking_id, b.buyer_name from outside_money o
            left join payment p on p.id = o.payment_id left join booking b on b.id = p.booking_id
            where %s order by o.id desc limit %d
            """;

    private final JdbcClient jdbc;

    OutsideMoneyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that wait for a decision. */
    List<OutsideMoney> open() {
        return select("o.decided_at is null");
    }

    /** The last ones that were decided. */
    List<OutsideMoney> decided() {
        return select("o.decided_at is not null");
    }

    private List<OutsideMoney> select(String condition) {
        return jdbc.sql(SELECT.formatted(condition, MOST)).query(OutsideMoney::read).list();
    }

    Optional<OutsideMoney> find(long id) {
        return jdbc.sql(SELECT.formatted("o.id = ?", 1))
                .param(id)
                .query(OutsideMoney::read)
                .optional();
    }

    /** How many wait; pages ask. */
    public long waiting() {
        return jdbc.sql("select count(*) from outside_money where decided_at is null")
                .query(Long.class)
                .single();
    }

    /**
     * Stores it, or what the provider says of it now.
     *
     * @return whether it is new
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean put(String provider, Movement movement, @Nullable Long paymentId, Instant now) {
        var known =
                jdbc.sql(
                                "update outside_money set provider_says = ? where provider = ? and kind = ? and ref = ?")
                        .params(
                                movement.standing().word(),
                                provider,
                                movement.kind().word(),
                                movement.ref())
                        .update();
        if (known > 0) return false;
        jdbc.sql(
                        """
                        insert into outside_money (id, provider, kind, ref, payment_id, amount_minor, currency, provider_says, created_at)
                        values (nextval('outside_money_ids'), :provider, :kind, :ref, :payment, :amount, :currency, :says, :now)
                        """)
                .param("provider", provider)
                .param("kind", movement.kind().word())
                .param("ref", movement.ref())
                .param("payment", paymentId, java.sql.Types.BIGINT)
                .param("amount", movement.amountMinor())
                .param("currency", movement.currency())
                .param("says", movement.standing().word())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    /** Whether this call, and no other, has decided it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean decide(long id, String decision, @Nullable String note, String by, Instant now) {
        return jdbc.sql(
                                """
                                update outside_money set decision = :decision, note = :note, decided_by = :by, decided_at = :now
                                where id = :id and decided_at is null
                                """)
                        .param("decision", decision)
                        .param("note", note, java.sql.Types.VARCHAR)
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The booking, and those that its tickets moved on to. */
    List<Long> withMoved(long booking) {
        var found = new LinkedHashSet<Long>(List.of(booking));
        var last = List.of(booking);
        while (!last.isEmpty()) {
            var next =
                    jdbc.sql(
                                    "select new_booking_id from ticket_change where booking_id in (:ids) and new_booking_id is not null")
                            .param("ids", last)
                            .query(Long.class)
                            .list();
            last = next.stream().filter(found::add).toList();
        }
        return List.copyOf(found);
    }
}
