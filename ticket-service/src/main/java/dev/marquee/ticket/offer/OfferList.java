package dev.marquee.ticket.offer;

import dev.marquee.platform.database.Like;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.search.Conditions;
import dev.marquee.ticket.search.Listed;
import dev.marquee.ticket.search.Rows;
import dev.marquee.ticket.search.Sorts;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds offers, and what they were used for: an organiser its own, admins all. */
@Component
class OfferList {

    private static final String COLUMNS =
            """
            o.*, e.code as event_code, e.name as event_name,
            (select count(*) from offer_code c where c.offer_id = o.id) as codes,
            (select min(c.code) from offer_code c where c.offer_id = o.id) as first_code,
            (select coalesce(sum(u.uses), 0) from offer_use u where u.offer_id = o.id) as uses
            """;

    private static final String TABLES =
            "from offer o left join sale_terms e on e.event_id = o.event_id";

    private static final Sorts SORTS =
            new Sorts("o.id")
                    .by("name", "lower(o.name)")
                    .by("created_at", "o.created_at")
                    .by("uses", "o.live_uses");

    private final JdbcClient jdbc;
    private final Rows<OfferView> rows;
    private final Rows<OfferUseView> uses;

    OfferList(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rows = new Rows<>(jdbc, "o.id", OfferView::id, COLUMNS, TABLES, OfferView::read);
        this.uses =
                new Rows<>(
                        jdbc,
                        "u.booking_id",
                        OfferUseView::bookingId,
                        OfferUseView.COLUMNS,
                        OfferUseView.TABLES,
                        OfferUseView::read);
    }

    Listed<OfferView> page(Caller caller, OfferQuery query) {
        return rows.page(
                conditions(caller, query),
                SORTS.order(query.sortOrNewest()),
                query.pageOr0(),
                query.sizeOrDefault());
    }

    /**
     * One offer.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if it is not there or not theirs
     */
    OfferView get(long id, Caller caller) {
        var found = rows.page(theirs(caller).and("o.id = :id", "id", id), "o.id", 0, 1).items();
        if (found.isEmpty()) throw Problems.notFound("offer");
        return found.getFirst();
    }

    /** The bookings that it counted for, the newest first. */
    Listed<OfferUseView> uses(long id, int page, int size) {
        return uses.page(
                new Conditions().and("u.offer_id = :id", "id", id),
                "u.booking_id desc",
                page,
                size);
    }

    /** Its codes, with how often each is used, in the order of the alphabet. */
    List<OfferCodeView> codes(long id) {
        return jdbc.sql(
                        "select code, live_uses, use_limit from offer_code where offer_id = ? order by code_folded")
                .param(id)
                .query((row, n) ->
                        new OfferCodeView(
                                row.getString("code"),
                                row.getInt("live_uses"),
                                row.getObject("use_limit", Integer.class)))
                .list();
    }

    private static Conditions theirs(Caller caller) {
        var conditions = new Conditions();
        return caller.has("ADMIN")
                ? conditions
                : conditions.and("o.organizer_id = :organizer", "organizer", caller.id());
    }

    private static Conditions conditions(Caller caller, OfferQuery query) {
        var conditions = theirs(caller);
        if (query.eventId() != null)
            conditions.and("o.event_id = :event", "event", query.eventId());
        switch (query.statusOrAny()) {
            case "active" -> conditions.and("o.active");
            case "stopped" -> conditions.and("not o.active");
            default -> {}
        }
        if (query.q() != null && !query.q().isBlank()) {
            var words = query.q().strip();
            conditions
                    .and(
                            """
                            (lower(o.name) like :name escape '!' or exists (
                                select 1 from offer_code c where c.offer_id = o.id and lower(c.code_folded) like :code escape '!'))
                            """)
                    .with("name", Like.contains(words.toLowerCase(Locale.ROOT)))
                    .with("code", Like.startsWith(OfferCode.fold(words).orElse("-")));
        }
        return conditions;
    }
}
