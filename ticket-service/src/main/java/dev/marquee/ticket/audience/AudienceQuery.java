package dev.marquee.ticket.audience;

import static dev.marquee.ticket.audience.Audience.orEmpty;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.search.Conditions;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that says who is meant: a row a ticket, with the address of whoever has it.
 * That is who was named for it, where the event writes to those, or to whom it was handed on; else
 * its buyer.
 */
final class AudienceQuery {

    private static final String HELD =
            "(t.attendee_email is not null and t.attendee_email <> b.buyer_email and (e.mails_holders or t.revision > 0))";

    private static final String LOCALE =
            "coalesce((select max(tt.locale) from ticket_transfer tt where tt.ticket_id = t.id and tt.revision = t.revision and tt.state = 'accepted'), b.locale, :house)";

    private static final String READER =
            "(case when %s then t.attendee_email else b.buyer_email end)".formatted(HELD);

    private static final String FROM =
            """
            from ticket t join booking b on b.id = t.booking_id join sale_terms e on e.event_id = t.event_id
                 join ticket_type ty on ty.event_id = t.event_id and ty.id = t.ticket_type_id
            """;

    private static final String ROWS =
            """
            select %2$s as reader, %1$s as held, %3$s as locale, t.id, t.number, t.revision, t.booking_id, t.event_id,
                   e.code, e.organizer_id, e.starts_at, e.ends_at, ty.name as type, b.status,
                   case when %1$s then coalesce(t.attendee_name, b.buyer_name) else b.buyer_name end as name,
                   (select min(s.label) from ticket_seat s where s.ticket_id = t.id and s.live_seat is not null) as seat
            """
                            .formatted(HELD, READER, LOCALE)
                    + FROM;

    private final Conditions conditions = new Conditions();

    /**
     * A query for these.
     *
     * @param house the language of those who chose none
     * @param folded the code as it is compared; null where none is asked for
     */
    AudienceQuery(Audience audience, String house, @Nullable String folded) {
        // Test bookings are nobody's, and somebody who was erased is not written to: a ticket that
        // was handed on to them does not fall back to its buyer.
        conditions
                .and("e.test_mode = 'off'")
                .and("(t.revision = 0 or t.attendee_email is not null)")
                .and(READER + " not like :erased", "erased", "%" + Booking.ERASED)
                .and("t.event_id in (:events)", "events", audience.events())
                .and("b.status in (:states)", "states", audience.meantStates())
                .and(
                        "(t.status <> 'cancelled' or b.status in ('cancelled', 'expired', 'refunded'))")
                .with("house", house);
        if (!orEmpty(audience.types()).isEmpty())
            conditions.and("t.ticket_type_id in (:types)", "types", orEmpty(audience.types()));
        if (!orEmpty(audience.sections()).isEmpty())
            conditions.and(
                    "exists (select 1 from ticket_seat s where s.ticket_id = t.id and s.live_seat is not null and s.section in (:sections))",
                    "sections",
                    orEmpty(audience.sections()));
        var seats =
                orEmpty(audience.seats()).stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
        if (!seats.isEmpty())
            conditions.and(
                    "exists (select 1 from ticket_seat s where s.ticket_id = t.id and s.live_seat is not null and (lower(s.label) in (:seats) or lower(s.seat_id) in (:seats)))",
                    "seats",
                    seats);
        if (audience.paid() != null)
            conditions.and(
                    (audience.paid() ? "" : "not ")
                            + "(b.status <> 'pending_payment' and b.paid_minor >= b.total_minor)");
        if (audience.came() != null) came(audience.came(), audience.list());
        languages(orEmpty(audience.languages()));
        if (audience.boughtFrom() != null)
            conditions.and(
                    "b.created_at >= :boughtFrom",
                    "boughtFrom",
                    audience.boughtFrom().atOffset(ZoneOffset.UTC));
        if (audience.boughtUntil() != null)
            conditions.and(
                    "b.created_at < :boughtUntil",
                    "boughtUntil",
                    audience.boughtUntil().atOffset(ZoneOffset.UTC));
        if (folded != null)
            conditions.and(
                    "exists (select 1 from offer_use u where u.booking_id = b.id and u.code_folded = :code)",
                    "code",
                    folded);
        if (audience.asOf() != null)
            conditions.and(
                    "b.created_at <= :asOf", "asOf", audience.asOf().atOffset(ZoneOffset.UTC));
    }

    private void came(boolean came, @Nullable Integer list) {
        conditions.and(
                (came ? "" : "not ")
                        + "exists (select 1 from admission a where a.ticket_id = t.id and a.undone_at is null"
                        + (list == null ? ")" : " and a.list_id = :list)"));
        if (list != null) conditions.with("list", list);
    }

    private void languages(List<String> languages) {
        if (languages.isEmpty()) return;
        var any = new StringBuilder();
        for (int n = 0; n < languages.size(); n++) {
            any.append(n == 0 ? "" : " or ")
                    .append("%1$s = :l%2$d or %1$s like :l%2$d || '-%%'".formatted(LOCALE, n));
            conditions.with("l" + n, languages.get(n));
        }
        conditions.and("(" + any + ")");
    }

    /** Only these tickets. */
    AudienceQuery of(List<Long> tickets) {
        conditions.and("t.id in (:tickets)", "tickets", tickets);
        return this;
    }

    /** Only what these have. */
    AudienceQuery ofReaders(List<String> readers) {
        conditions.and(READER + " in (:readers)", "readers", readers);
        return this;
    }

    String rows() {
        return ROWS + conditions.where();
    }

    /** The addresses after {@code :after}, each once, in their order, {@code :most} of them. */
    String readers() {
        return "select distinct %1$s as reader %2$s%3$s and %1$s > :after order by reader limit :most"
                .formatted(READER, FROM, conditions.where());
    }

    Conditions conditions() {
        return conditions;
    }
}
