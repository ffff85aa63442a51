package dev.marquee.ticket.ledger;

import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.seating.ReadSeats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what is counted and what is stored, with a number of statements that does not grow with the
 * event. Whether they see one moment, the caller's transaction decides.
 */
@Component
class LedgerReader {

    /** So many broken things of a kind are named; of more, how many there are. */
    static final int NAMED = 100;

    private static final String TOTALS =
            """
            select m.currency, count(*) as things, coalesce(sum(m.counted), 0) as counted, coalesce(sum(m.stored), 0) as stored,
                   coalesce(sum(case when %2$s then 1 else 0 end), 0) as broken
            from (%1$s) m group by m.currency order by m.currency
            """;

    private static final String BROKEN =
            """
            select coalesce(m.ref, '') as ref, m.counted, m.stored from (%1$s) m
            where %2$s and coalesce(m.currency, '') = :currency order by 1 limit %3$d
            """;

    private static final String TICKETS =
            """
            select count(case when t.status <> 'reserved' then 1 end) as sold, count(case when t.status = 'reserved' then 1 end) as held,
                   count(case when t.status <> 'reserved' and not y.needs_code then 1 end) as open_sold,
                   count(case when t.status = 'reserved' and not y.needs_code then 1 end) as open_held
            from ticket t join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id
            where t.event_id = ? and t.status <> 'cancelled'
            """;

    /**
     * What is found of an event.
     *
     * @param open the places of types that everybody can have, without any code
     */
    record Read(boolean testMode, Places places, Places open, List<Figure> figures) {

        Read with(List<Figure> more) {
            return new Read(
                    testMode,
                    places,
                    open,
                    Stream.concat(figures.stream(), more.stream()).toList());
        }
    }

    private record Tickets(int sold, int held, int openSold, int openHeld) {}

    private final JdbcClient jdbc;
    private final Stocks stocks;
    private final ReadSeats seats;
    private final List<Measure> measures = Measure.all();

    LedgerReader(JdbcClient jdbc, Stocks stocks, ReadSeats seats) {
        this.jdbc = jdbc;
        this.stocks = stocks;
        this.seats = seats;
    }

    /** Empty where there is no such event. */
    Optional<Read> read(long event) {
        return read(event, measure -> {});
    }

    /**
     * @param before is told of each measure before it is read
     */
    Optional<Read> read(long event, Consumer<String> before) {
        var stock = stocks.find(String.valueOf(event)).orElse(null);
        if (stock == null) return Optional.empty();
        var tickets = tickets(event);
        var blocked = blocked(event);
        var places = places(stock, tickets.sold, tickets.held, blocked.size());
        var open =
                places(
                        stock.only(type -> !type.needsCode()),
                        tickets.openSold,
                        tickets.openHeld,
                        openBlocked(stock, blocked));
        var figures = new ArrayList<Figure>();
        figures.add(sum(event, places));
        for (var measure : measures) {
            before.accept(measure.name());
            figures.addAll(figures(measure, event));
        }
        return Optional.of(new Read(stock.terms().isTest(), places, open, List.copyOf(figures)));
    }

    private Tickets tickets(long event) {
        return jdbc.sql(TICKETS).param(event).query(Tickets.class).single();
    }

    private List<String> blocked(long event) {
        return jdbc.sql("select seat_id from seat_block where event_id = ?")
                .param(event)
                .query(String.class)
                .list();
    }

    /** How many of them would be seats of types that everybody can have. */
    private int openBlocked(Stock stock, List<String> blocked) {
        var codes =
                stock.types().stream()
                        .filter(TicketType::needsCode)
                        .map(TicketType::id)
                        .collect(Collectors.toSet());
        if (blocked.isEmpty() || codes.isEmpty()) return blocked.size();
        var hidden =
                seats.of(stock.terms().eventId()).stream()
                        .flatMap(free -> free.shown().stream())
                        .filter(seat -> codes.contains(seat.type()))
                        .map(seat -> seat.seat().id())
                        .collect(Collectors.toSet());
        return (int) blocked.stream().filter(seat -> !hidden.contains(seat)).count();
    }

    /** Free is what the stock says that everybody can have: what would be sold by. */
    private static Places places(Stock stock, int sold, int held, int blocked) {
        var left = stock.left();
        var unsold = Math.min(blocked, left);
        return new Places(
                stock.capacity(),
                left - unsold,
                held,
                sold,
                Math.max(0, stock.free() - left),
                unsold);
    }

    private static Figure sum(long event, Places places) {
        var agrees = places.sum() == places.capacity();
        return new Figure(
                "L1",
                "places",
                "event",
                false,
                null,
                1,
                places.sum(),
                places.capacity(),
                agrees ? 0 : 1,
                false,
                agrees
                        ? List.of()
                        : List.of(
                                new Figure.Row(
                                        String.valueOf(event), places.sum(), places.capacity())));
    }

    /** One for each currency; where there is nothing to compare, one that says so. */
    private List<Figure> figures(Measure measure, long event) {
        var figures = totals(measure, event);
        return figures.isEmpty()
                ? List.of(figure(measure, null, 0, 0, 0, 0))
                : figures.stream()
                        .map(figure -> figure.ok() ? figure : named(measure, event, figure))
                        .toList();
    }

    private List<Figure> totals(Measure measure, long event) {
        return jdbc.sql(TOTALS.formatted(measure.sql(), measure.broken()))
                .param("event", event)
                .query((row, n) ->
                        figure(
                                measure,
                                row.getString("currency"),
                                row.getLong("things"),
                                row.getLong("counted"),
                                row.getLong("stored"),
                                row.getLong("broken")))
                .list();
    }

    private static Figure figure(
            Measure measure,
            @Nullable String currency,
            long things,
            long counted,
            long stored,
            long broken) {
        return new Figure(
                measure.rule(),
                measure.name(),
                measure.subject(),
                measure.most(),
                currency,
                things,
                counted,
                stored,
                broken,
                false,
                List.of());
    }

    private Figure named(Measure measure, long event, Figure figure) {
        return new Figure(
                figure.rule(),
                figure.name(),
                figure.subject(),
                figure.most(),
                figure.currency(),
                figure.things(),
                figure.counted(),
                figure.stored(),
                figure.broken(),
                false,
                rows(measure, event, figure.currency()));
    }

    private List<Figure.Row> rows(Measure measure, long event, @Nullable String currency) {
        return jdbc.sql(BROKEN.formatted(measure.sql(), measure.broken(), NAMED))
                .param("event", event)
                .param("currency", currency == null ? "" : currency)
                .query((row, n) ->
                        new Figure.Row(
                                row.getString("ref"),
                                row.getLong("counted"),
                                row.getLong("stored")))
                .list();
    }
}
