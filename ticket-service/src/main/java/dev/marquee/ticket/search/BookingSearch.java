package dev.marquee.ticket.search;

import dev.marquee.platform.database.Like;
import org.springframework.stereotype.Component;

/** Narrows a list of what belongs to bookings to those that somebody searches for. */
@Component
public class BookingSearch {

    private final NameSearch names;

    BookingSearch(NameSearch names) {
        this.names = names;
    }

    /** Adds the conditions; bookings are called {@code b} there. */
    public void narrow(Conditions conditions, Search search) {
        switch (search) {
            case Search.Everything() -> {}
            case Search.Code(var event, var number) ->
                    conditions
                            .and(
                                    """
                                    b.id = (select s.booking_id from ticket s join sale_terms c on c.event_id = s.event_id
                                            where c.code = :code and s.number = :number)
                                    """)
                            .with("code", event)
                            .with("number", number);
            case Search.Number(var id) ->
                    conditions.and(
                            "(b.id = :id or b.id = (select s.booking_id from ticket s where s.id = :id))",
                            "id",
                            id);
            case Search.Address(var beginning) ->
                    conditions.and(
                            "b.buyer_email like :address escape '!'",
                            "address",
                            Like.startsWith(beginning));
            case Search.Words words -> {
                conditions.and(names.bookings(words));
                names.parameters(words, conditions);
            }
        }
    }
}
