package dev.marquee.ticket.offer;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives uses of offers back whose tickets are void. */
@Component
public class ReleaseOffers {

    /** A use, and how much of it the tickets that are still live need. */
    private record Surplus(long booking, long offer, @Nullable String code, int uses, int needed) {

        int back() {
            return uses - needed;
        }
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    public ReleaseOffers(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * Gives back what the live tickets of these bookings do not need any more. It is computed from
     * the tickets, so a second time changes nothing.
     *
     * @param bookings of one event, whose inventory is locked; their tickets are void already
     */
    public void of(Collection<Long> bookings) {
        var surplus = surplus(bookings).stream().filter(use -> use.back() > 0).toList();
        if (surplus.isEmpty()) return;
        var counted = surplus.stream().filter(use -> use.code != null).toList();
        lock(counted.stream().map(Surplus::offer).distinct().sorted().toList());
        var byOffer = new TreeMap<Long, Integer>();
        for (var use : counted) byOffer.merge(use.offer, use.back(), Integer::sum);
        batches.batchUpdate(
                "update offer set live_uses = live_uses - ? where id = ?",
                byOffer.entrySet().stream()
                        .map(entry -> new Object[] {entry.getValue(), entry.getKey()})
                        .toList());
        batches.batchUpdate(
                "update offer_code set live_uses = live_uses - ? where offer_id = ? and code_folded = ?",
                counted.stream()
                        .map(use -> new Object[] {use.back(), use.offer, use.code})
                        .toList());
        batches.batchUpdate(
                "update offer_use set uses = ?, state = ? where booking_id = ?",
                surplus.stream()
                        .map(use ->
                                new Object[] {
                                    use.needed, use.needed == 0 ? "given_back" : "live", use.booking
                                })
                        .toList());
    }

    private void lock(List<Long> offers) {
        if (offers.isEmpty()) return;
        jdbc.sql("select id from offer where id in (:ids) order by id for update")
                .param("ids", offers)
                .query(Long.class)
                .list();
    }

    private List<Surplus> surplus(Collection<Long> bookings) {
        return jdbc.sql(
                        """
                        select u.booking_id, u.offer_id, u.code_folded, u.uses, u.per_ticket, count(t.id) as live
                        from offer_use u
                            left join ticket t on t.booking_id = u.booking_id and t.status <> 'cancelled'
                                and (not u.per_ticket or u.type_ids = ','
                                    or position(',' || t.ticket_type_id || ',' in u.type_ids) > 0)
                        where u.booking_id in (:bookings) and u.state = 'live'
                        group by u.booking_id, u.offer_id, u.code_folded, u.uses, u.per_ticket
                        """)
                .param("bookings", List.copyOf(bookings))
                .query((row, n) -> {
                    var live = row.getInt("live");
                    return new Surplus(
                            row.getLong("booking_id"),
                            row.getLong("offer_id"),
                            row.getString("code_folded"),
                            row.getInt("uses"),
                            row.getBoolean("per_ticket") ? live : Math.min(live, 1));
                })
                .list();
    }
}
