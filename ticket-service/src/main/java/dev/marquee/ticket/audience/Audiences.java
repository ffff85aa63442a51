package dev.marquee.ticket.audience;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.audience.Person.Held;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.TicketLinks;
import dev.marquee.ticket.consent.Consents;
import dev.marquee.ticket.offer.OfferCode;
import dev.marquee.ticket.transfer.HolderLinks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who an audience is, page by page, and whether somebody is part of it still. */
@Component
class Audiences {

    /** How many people, with how many tickets, and how many of them have no address. */
    record Count(long people, long tickets, long withoutAddress) {}

    private record Row(
            String reader,
            boolean held,
            String locale,
            String name,
            Held ticket,
            int revision,
            long organizer,
            String status,
            OffsetDateTime startsAt,
            @Nullable OffsetDateTime endsAt) {}

    private static final Set<String> OVER = Set.of("cancelled", "expired", "refunded");

    private final JdbcClient jdbc;
    private final Consents consents;
    private final TicketLinks links;
    private final HolderLinks holderLinks;
    private final Languages languages;

    Audiences(
            JdbcClient jdbc,
            Consents consents,
            TicketLinks links,
            HolderLinks holderLinks,
            Languages languages) {
        this.jdbc = jdbc;
        this.consents = consents;
        this.links = links;
        this.holderLinks = holderLinks;
        this.languages = languages;
    }

    Count count(Audience audience) {
        var query = query(audience);
        if (query.isEmpty()) return new Count(0, 0, 0);
        return jdbc.sql(
                        """
                        select count(distinct case when reader not like :nobody then reader end) people, count(*) tickets,
                               count(distinct case when reader like :nobody then reader end) without_address
                        from (%s) r
                        """
                                .formatted(query.get().rows()))
                .params(query.get().conditions().parameters())
                .param("nobody", "%" + Booking.NO_ADDRESS)
                .query(Count.class)
                .single();
    }

    /**
     * The people whose address comes after that one, in the order of addresses, without links.
     *
     * @param after the last address of the page before; empty for the first page
     * @param most so many at most; fewer than that are the last page
     */
    List<Person> page(Audience audience, String after, int most) {
        var query = query(audience);
        if (query.isEmpty()) return List.of();
        var readers =
                jdbc.sql(query.get().readers())
                        .params(query.get().conditions().parameters())
                        .param("after", after)
                        .param("most", most)
                        .query(String.class)
                        .list();
        if (readers.isEmpty()) return List.of();
        var theirs = query.get().ofReaders(readers);
        var rows =
                jdbc.sql(theirs.rows() + " order by reader, id")
                        .params(theirs.conditions().parameters())
                        .query(Audiences::row)
                        .list();
        return people(rows, false);
    }

    /**
     * Those who have some of these tickets and are meant by the audience still, with their links.
     */
    List<Person> stillMeant(Audience audience, List<Long> tickets) {
        var query = query(audience);
        if (query.isEmpty() || tickets.isEmpty()) return List.of();
        var all = query.get().of(tickets);
        var rows =
                jdbc.sql(all.rows() + " order by reader, id")
                        .params(all.conditions().parameters())
                        .query(Audiences::row)
                        .list();
        return people(rows, true);
    }

    /** Nothing for a code that nobody can have used. */
    private Optional<AudienceQuery> query(Audience audience) {
        var house = languages.house().tag();
        var code = audience.code();
        if (code == null || code.isBlank())
            return Optional.of(new AudienceQuery(audience, house, null));
        return OfferCode.fold(code).map(folded -> new AudienceQuery(audience, house, folded));
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getString("reader"),
                row.getBoolean("held"),
                row.getString("locale"),
                row.getString("name"),
                new Held(
                        row.getLong("id"),
                        row.getString("code") + "-" + row.getInt("number"),
                        row.getString("type"),
                        row.getString("seat"),
                        row.getLong("event_id"),
                        row.getLong("booking_id")),
                row.getInt("revision"),
                row.getLong("organizer_id"),
                row.getString("status"),
                row.getObject("starts_at", OffsetDateTime.class),
                row.getObject("ends_at", OffsetDateTime.class));
    }

    private List<Person> people(List<Row> rows, boolean withLinks) {
        var byReader = new LinkedHashMap<String, List<Row>>();
        for (var row : rows) byReader.computeIfAbsent(row.reader, _ -> new ArrayList<>()).add(row);
        var news = consents.wantNews(byReader.keySet());
        return byReader.values().stream()
                .map(theirs -> person(theirs, news.contains(wish(theirs.getFirst())), withLinks))
                .toList();
    }

    private static Consents.Wish wish(Row row) {
        return new Consents.Wish(row.reader, row.organizer);
    }

    private Person person(List<Row> rows, boolean news, boolean withLinks) {
        var own =
                rows.stream()
                        .filter(row -> !row.held)
                        .max(Comparator.comparingLong(row -> row.ticket.bookingId()));
        var first = own.orElse(rows.getFirst());
        return new Person(
                first.reader,
                first.name,
                first.locale,
                own.map(row -> row.ticket.bookingId()).orElse(null),
                rows.stream().map(Row::ticket).toList(),
                news,
                withLinks ? link(first) : null);
    }

    private @Nullable String link(Row row) {
        var ends = row.endsAt == null ? row.startsAt : row.endsAt;
        if (OVER.contains(row.status) || links.isOver(ends.toInstant())) return null;
        var reader = new EmailAddress(row.reader);
        return row.held
                ? holderLinks.addressOf(row.ticket.id(), row.revision, reader)
                : links.addressOf(row.ticket.bookingId(), reader);
    }
}
