package dev.marquee.ticket.roster;

import dev.marquee.ticket.checkout.StaffSale.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tickets that were taken in from a file, each with its line as it came. */
@Component
class ImportedTickets {

    private static final TypeReference<List<List<String>>> PAIRS = new TypeReference<>() {};

    /** A booking that came from a list, whether it still counts or not. */
    record Before(long bookingId, boolean cancelled) {}

    /** What a file must name to mean a ticket that was sold here. */
    record Own(long bookingId, int number, String name, String email) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportedTickets(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What lists led to at that event so far, by their keys. */
    Map<String, Before> before(long event) {
        var before = new HashMap<String, Before>();
        jdbc.sql(
                        """
                        select s.once_key, b.id, b.status from staff_booking s join booking b on b.id = s.booking_id
                        where s.event_id = ? and s.channel = ?
                        """)
                .params(event, Channel.GUEST_LIST.word())
                .query(row -> {
                    before.put(
                            row.getString("once_key"),
                            new Before(
                                    row.getLong("id"),
                                    row.getString("status").equals("cancelled")));
                });
        return before;
    }

    /** The ticket of that event with that id or number of a booking; empty if there is none. */
    Optional<Own> own(long event, long idOrBooking, int number) {
        return jdbc.sql(
                        """
                        select t.booking_id, t.number, coalesce(t.attendee_name, b.buyer_name) as name,
                               coalesce(t.attendee_email, b.buyer_email) as email
                        from ticket t join booking b on b.id = t.booking_id
                        where t.event_id = :event and (t.id = :id and :number = 0 or t.booking_id = :id and t.number = :number)
                        """)
                .param("event", event)
                .param("id", idOrBooking)
                .param("number", number)
                .query(Own.class)
                .optional();
    }

    /** Keeps a line with the ticket of a booking; a second time changes nothing. */
    @Transactional
    void keep(long booking, Shape shape, Cells cells) {
        var pairs = cells.all().stream().map(cell -> List.of(cell.heading(), cell.text())).toList();
        jdbc.sql(
                        """
                        insert into imported_ticket (ticket_id, event_id, shape, cells)
                        select t.id, t.event_id, :shape, :cells from ticket t
                        where t.booking_id = :booking on conflict do nothing
                        """)
                .param("shape", shape.word())
                .param("cells", json.writeValueAsString(pairs))
                .param("booking", booking)
                .update();
    }

    Cells read(String cells) {
        var all = new ArrayList<Cells.Cell>();
        for (var pair : json.readValue(cells, PAIRS))
            all.add(new Cells.Cell(pair.getFirst(), pair.getLast()));
        return new Cells(List.copyOf(all));
    }

    /** What a line says of who comes, for that person; empty if nothing. */
    String ofAttendee(String word, String cells) {
        var shape = shape(word);
        var seen = new HashSet<String>();
        return read(cells).all().stream()
                .filter(cell -> shape.isOfAttendee(cell.heading()))
                // what has a heading a second time is a column of its own
                .filter(cell -> seen.add(Cells.plain(cell.heading())) && !cell.text().isBlank())
                .map(cell -> cell.heading() + ": " + cell.text().strip())
                .collect(Collectors.joining("; "));
    }

    /** The columns of all lines that came to that event and that a shape does not know. */
    List<Cells.Heading> headingsUnknownTo(Shape target, long event) {
        var found = new LinkedHashMap<String, Cells.Heading>();
        jdbc.sql("select shape, cells from imported_ticket where event_id = ? order by ticket_id")
                .param(event)
                .query(row -> {
                    var shape = shape(row.getString("shape"));
                    for (var heading : read(row.getString("cells")).unknownTo(shape))
                        if (heading.place() > 1 || !target.knows(heading.text()))
                            found.putIfAbsent(heading.key(), heading);
                });
        return List.copyOf(found.values());
    }

    static Shape shape(String word) {
        return Shape.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
