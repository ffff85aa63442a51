package dev.marquee.ticket.consent;

import dev.marquee.ticket.search.Conditions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists who wants news: the last answer of each address to each organiser, as {@link
 * Consents#wantNews} reads them. What they refused by the link of a mail is not known here.
 */
@Component
public class GivenConsents {

    private static final String ROWS =
            """
            from consent c left join booking b on b.id = c.booking_id left join sale_terms e on e.event_id = b.event_id
            %s
            """;

    /** A wish ends where its booking's address is corrected. One that was only tried hides none. */
    private static final String STANDS =
            """
            c.purpose = 'news' and c.given and (c.booking_id is null or b.buyer_email = c.address_key)
            and (e.event_id is null or e.test_mode = 'off')
            and not exists (select 1 from consent n left join booking m on m.id = n.booking_id left join sale_terms f on f.event_id = m.event_id
                            where n.address_key = c.address_key and n.organizer_id = c.organizer_id and n.purpose = 'news' and n.id > c.id
                            and (n.booking_id is null or m.buyer_email = n.address_key)
                            and (not n.given or f.event_id is null or f.test_mode = 'off'))
            """;

    private final JdbcClient jdbc;

    GivenConsents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param conditions consents are called {@code c} there, their bookings {@code b}
     */
    public long count(Conditions conditions) {
        return jdbc.sql("select count(*) " + ROWS.formatted(conditions.and(STANDS).where()))
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    /**
     * Those behind that one, in the order in which they were given.
     *
     * @param conditions as in {@link #count}
     */
    public List<GivenConsent> page(Conditions conditions, long after, int most) {
        return jdbc.sql(
                        """
                        select c.id, c.address_key, c.organizer_id, b.buyer_name, b.locale, c.at, c.text_version, c.source, c.booking_id, e.code
                        %s order by c.id limit %d
                        """
                                .formatted(
                                        ROWS.formatted(
                                                conditions
                                                        .and(STANDS)
                                                        .and("c.id > :after")
                                                        .where()),
                                        most))
                .params(conditions.parameters())
                .param("after", after)
                .query(GivenConsents::read)
                .list();
    }

    private static GivenConsent read(ResultSet row, int number) throws SQLException {
        return new GivenConsent(
                row.getLong("id"),
                row.getString("address_key"),
                row.getLong("organizer_id"),
                row.getString("buyer_name"),
                row.getString("locale"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("text_version"),
                row.getString("source"),
                row.getObject("booking_id", Long.class),
                row.getString("code"));
    }
}
