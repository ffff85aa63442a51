package dev.marquee.ticket.seating;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives events the seats of a plan, and other plans than before. The event's inventory is locked.
 * Whoever has a seat keeps it as long as their ticket is live, also where a new plan has none.
 */
@Component
public class ChangeSeating {

    private record Sold(long ticketId, long bookingId, long typeId) {}

    private record Sitting(String seatId, long typeId, String label) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final MoveSeats move;

    public ChangeSeating(JdbcClient jdbc, JsonMapper json, MoveSeats move) {
        this.jdbc = jdbc;
        this.json = json;
        this.move = move;
    }

    /** The plan that the event has already, if it is that one. */
    public Optional<String> plan(long event, SeatingTerms terms) {
        return jdbc.sql(
                        "select p.plan from seating s join seating_plan p on p.event_id = s.event_id where s.event_id = ? and s.plan_id = ? and s.plan_version = ? and not s.removed")
                .params(event, terms.planId(), terms.planVersion())
                .query(String.class)
                .optional();
    }

    /**
     * How many tickets each type has by these terms: its seats that are for sale or somebody's, or
     * what its standing areas hold.
     */
    public Map<Long, Integer> quantities(long event, SeatingTerms terms, String plan) {
        var hall = hall(terms, plan, keptBack(event));
        var all = new HashMap<>(hall.quantities());
        for (var one : sitting(event)) {
            var seat = hall.find(one.seatId);
            if (seat.isEmpty() || hall.isClosed(seat.get()) || hall.type(seat.get()) != one.typeId)
                all.merge(one.typeId, 1, Integer::sum);
        }
        return all;
    }

    /** The seats that somebody has and that these terms would take away or sell as another type. */
    public List<String> lost(long event, SeatingTerms terms, String plan) {
        var hall = hall(terms, plan, Set.of());
        return sitting(event).stream()
                .filter(one -> !stays(hall, one))
                .map(Sitting::label)
                .sorted()
                .toList();
    }

    private static boolean stays(Hall hall, Sitting one) {
        return hall.find(one.seatId)
                .filter(n ->
                        hall.type(n) == one.typeId
                                && !hall.isClosed(n)
                                && hall.seat(n).label().equals(one.label))
                .isPresent();
    }

    /**
     * The event has these seats from now on, or none.
     *
     * @param plan of the terms; null with them
     */
    public void write(long event, @Nullable SeatingTerms terms, @Nullable String plan) {
        if (terms == null || plan == null) {
            remove(event);
            return;
        }
        var written =
                jdbc.sql(
                                """
                                update seating set plan_id = :plan, plan_version = :version, sections = :sections, removed = false,
                                    version = version + 1, seq = seq + 1
                                where event_id = :event and (removed or not (plan_id = :plan and plan_version = :version and sections = :sections))
                                """)
                        .param("event", event)
                        .param("plan", terms.planId())
                        .param("version", terms.planVersion())
                        .param("sections", sections(terms))
                        .update();
        if (written == 0) insert(event, terms);
        else dropUseless(event, hall(terms, plan, Set.of()));
        write(event, plan);
        jdbc.sql("update inventory set seated = true where event_id = ?").param(event).update();
    }

    private void write(long event, String plan) {
        var written =
                jdbc.sql("update seating_plan set plan = ? where event_id = ?")
                        .params(plan, event)
                        .update();
        if (written == 0)
            jdbc.sql("insert into seating_plan (event_id, plan) values (?, ?)")
                    .params(event, plan)
                    .update();
    }

    /** What the plan has not, or blocks itself, need not be held back. */
    private void dropUseless(long event, Hall hall) {
        for (var seat : keptBack(event))
            if (hall.find(seat).filter(n -> !hall.isClosed(n)).isEmpty())
                jdbc.sql("delete from seat_block where event_id = ? and seat_id = ?")
                        .params(event, seat)
                        .update();
    }

    private void insert(long event, SeatingTerms terms) {
        jdbc.sql(
                        """
                        insert into seating (event_id, plan_id, plan_version, sections, orphans, version)
                        select event_id, cast(:plan as bigint), cast(:version as integer), :sections, 'advise', 1 from sale_terms
                        where event_id = :event and not exists (select 1 from seating where event_id = :event)
                        """)
                .param("event", event)
                .param("plan", terms.planId())
                .param("version", terms.planVersion())
                .param("sections", sections(terms))
                .update();
    }

    private String sections(SeatingTerms terms) {
        return json.writeValueAsString(new TreeMap<>(terms.sections()));
    }

    private void remove(long event) {
        if (jdbc.sql("update inventory set seated = false where event_id = ? and seated")
                        .param(event)
                        .update()
                == 0) return;
        jdbc.sql(
                        "update ticket_seat set live_seat = null where event_id = ? and live_seat is not null")
                .param(event)
                .update();
        jdbc.sql("delete from seat_block where event_id = ?").param(event).update();
        jdbc.sql(
                        "update seating set removed = true, version = version + 1, seq = seq + 1 where event_id = ?")
                .param(event)
                .update();
    }

    /**
     * Whoever bought before there were seats gets the best that are free, each booking together.
     *
     * @throws ErrorResponseException 409 {@code capacity-below-sold} if there are not enough
     */
    public void seatEverybody(long event, SeatingTerms terms, String plan) {
        move.to(event, seatsForEverybody(event, terms, plan));
    }

    /** Where whoever has no seat yet would sit, by ticket; refused as {@link #seatEverybody}. */
    public Map<Long, @Nullable Seat> seatsForEverybody(
            long event, SeatingTerms terms, String plan) {
        var hall = hall(terms, plan, keptBack(event));
        var standing = unseated(event, hall);
        if (standing.isEmpty()) return Map.of();
        var free = new FreeSeats(hall, 0, new BitSet(hall.size()), 0, OrphanRule.OFF);
        for (var one : sitting(event)) hall.find(one.seatId).ifPresent(free.taken()::set);
        var seats = new LinkedHashMap<Long, @Nullable Seat>();
        standing.forEach((party, tickets) -> {
            var best = anywhere(free, tickets.getFirst().typeId, tickets.size());
            if (best.size() < tickets.size())
                throw tooFew(
                        "problem.capacity-below-sold.there-must-be", tickets.size() - best.size());
            free.take(best);
            for (var n = 0; n < tickets.size(); n++)
                seats.put(tickets.get(n).ticketId, hall.seat(best.get(n)));
        });
        return seats;
    }

    /**
     * Whether what is sold has room by these terms.
     *
     * @throws ErrorResponseException 409 {@code capacity-below-sold} if a type would have fewer
     *     tickets than are sold, or somebody no seat
     */
    public void checkRoom(long event, SeatingTerms terms, String plan) {
        var quantities = quantities(event, terms, plan);
        jdbc.sql("select id, sold from ticket_type where event_id = ?")
                .param(event)
                .query(
                        (RowCallbackHandler)
                                row -> {
                                    var left = quantities.get(row.getLong("id"));
                                    if (left != null && left < row.getInt("sold"))
                                        throw tooFew(
                                                "problem.capacity-below-sold.places",
                                                row.getInt("sold") - left);
                                });
        seatsForEverybody(event, terms, plan);
    }

    private static ErrorResponseException tooFew(String key, int missing) {
        return Problems.problem(
                CONFLICT, "capacity-below-sold", Text.of(key, missing), Map.of("missing", missing));
    }

    /** The best ones; where they are not enough also those for wheelchairs and their company. */
    private static List<Integer> anywhere(FreeSeats free, long type, int tickets) {
        var best = new ArrayList<>(BestSeats.of(free, type, null, tickets, 0));
        for (var seat : free.hall().nearestFirst(type))
            if (best.size() < tickets && free.isFree(seat) && !best.contains(seat)) best.add(seat);
        return best;
    }

    /** Live tickets of types with seats that have none, by booking and type. */
    private Map<String, List<Sold>> unseated(long event, Hall hall) {
        return jdbc
                .sql(
                        """
                        select t.id as ticket_id, t.booking_id, t.ticket_type_id as type_id from ticket t
                            left join ticket_seat s on s.ticket_id = t.id and s.live_seat is not null
                        where t.event_id = ? and t.status <> 'cancelled' and s.ticket_id is null order by t.number
                        """)
                .param(event)
                .query(Sold.class)
                .list()
                .stream()
                .filter(sold -> hall.isSeated(sold.typeId))
                .collect(
                        Collectors.groupingBy(
                                sold -> sold.bookingId + "." + sold.typeId,
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    private List<Sitting> sitting(long event) {
        return jdbc.sql(
                        """
                        select s.seat_id, t.ticket_type_id as type_id, s.label from ticket_seat s join ticket t on t.id = s.ticket_id
                        where s.event_id = ? and s.live_seat is not null
                        """)
                .param(event)
                .query(Sitting.class)
                .list();
    }

    private Set<String> keptBack(long event) {
        return new HashSet<>(
                jdbc.sql("select seat_id from seat_block where event_id = ?")
                        .param(event)
                        .query(String.class)
                        .list());
    }

    private Hall hall(SeatingTerms terms, String plan, Set<String> keptBack) {
        return new Hall(json.readValue(plan, PlanDocument.class), terms.sections(), keptBack);
    }

    /** The terms by which the event's seats are sold now. */
    Optional<SeatingTerms> terms(long event) {
        return jdbc.sql(
                        "select plan_id, plan_version, sections from seating where event_id = ? and not removed")
                .param(event)
                .query((row, n) ->
                        new SeatingTerms(
                                row.getLong("plan_id"),
                                row.getInt("plan_version"),
                                json.readValue(
                                        row.getString("sections"),
                                        new TypeReference<Map<String, Long>>() {})))
                .optional();
    }
}
