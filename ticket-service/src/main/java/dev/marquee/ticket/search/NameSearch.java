package dev.marquee.ticket.search;

import dev.marquee.platform.database.FoldedSql;
import dev.marquee.platform.database.Like;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * How the database finds names by the beginnings of their words, whatever their case and accents.
 * PostgreSQL has an index for it; H2, which serves one laptop, looks through all names.
 */
@Component
public class NameSearch {

    /** What stands between words, beside what is folded away. */
    private static final String OTHERS = "<>()[]{}@.,:;/&+_|=*!?";

    private static final String SPACES = " ".repeat(OTHERS.length());

    private final FoldedSql folded;

    NameSearch(FoldedSql folded) {
        this.folded = folded;
    }

    /** That a booking {@code b} is of somebody who is found, or has a ticket for them. */
    public String bookings(Search.Words search) {
        return folded.isPostgres()
                ? "b.id in (%s union select s.booking_id from ticket s where %s)"
                        .formatted(buyers(search), attendee("s", search))
                : "(%s or exists (select 1 from ticket s where s.booking_id = b.id and %s))"
                        .formatted(buyer("b", search), attendee("s", search));
    }

    /**
     * That somebody who is found comes with a ticket {@code t} of a booking {@code b}, or bought
     * it. To PostgreSQL the first half says the same of the booking: with that, it begins with the
     * few bookings that an index finds.
     */
    public String tickets(Search.Words search) {
        return folded.isPostgres()
                ? "b.id in (%1$s union select s.booking_id from ticket s where %2$s) and (b.id in (%1$s) or t.id in (select s.id from ticket s where %2$s))"
                        .formatted(buyers(search), attendee("s", search))
                : "(%s or %s)".formatted(buyer("b", search), attendee("t", search));
    }

    /** The ids of bookings; an "or" would keep PostgreSQL from its indexes. */
    private String buyers(Search.Words search) {
        var byName = "select s.id from booking s where " + name("s", search);
        return search.address() == null
                ? byName
                : byName + " union select s.id from booking s where " + address("s");
    }

    private String buyer(String booking, Search.Words search) {
        return search.address() == null
                ? name(booking, search)
                : "(%s or %s)".formatted(name(booking, search), address(booking));
    }

    private String name(String booking, Search.Words search) {
        return condition(booking + ".buyer_name", search.words());
    }

    private static String address(String booking) {
        return booking + ".buyer_email like :address escape '!'";
    }

    private String attendee(String ticket, Search.Words search) {
        return "%1$s.attendee_name is not null and %2$s"
                .formatted(ticket, condition(ticket + ".attendee_name", search.words()));
    }

    /** That each of the words begins one in the column. */
    String condition(String column, List<String> words) {
        if (words.isEmpty()) return "1 = 0";
        if (folded.isPostgres()) return vector(column) + " @@ cast(:words as tsquery)";
        var text = "' ' || " + plain(column);
        return IntStream.range(0, words.size())
                .mapToObj(n -> text + " like :word" + n)
                .collect(Collectors.joining(" and "));
    }

    /** The same, to the letter, as of the indexes booking_words and ticket_words. */
    private String vector(String column) {
        return "to_tsvector('simple', %s)".formatted(plain(column));
    }

    private String plain(String column) {
        return "translate(%s, '%s', '%s')".formatted(folded.fold(column), OTHERS, SPACES);
    }

    /** Adds the parameters of a search to conditions that it is part of. */
    public void parameters(Search.Words search, Conditions conditions) {
        var words = search.words();
        conditions.with(
                "words",
                words.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & ")));
        IntStream.range(0, words.size())
                .forEach(n -> conditions.with("word" + n, "% " + words.get(n) + "%"));
        if (search.address() != null) conditions.with("address", Like.startsWith(search.address()));
    }
}
