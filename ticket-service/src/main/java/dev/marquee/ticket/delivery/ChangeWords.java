package dev.marquee.ticket.delivery;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What mails say of a change of tickets. */
@Component
class ChangeWords {

    private static final int LONGEST_TYPE = 200;

    /**
     * A change.
     *
     * @param amountMinor what is to be paid, or goes back where it is negative
     * @param changing ids of tickets that are to be changed; none once they are
     */
    record Words(
            long amountMinor,
            String currency,
            @Nullable String reason,
            String ticketType,
            List<Long> changing,
            long totalMinor) {

        /** Those that are to be changed, and to what; or all that are good now. */
        List<Ticket> tickets(Booking booking) {
            if (changing.isEmpty())
                return booking.tickets().stream()
                        .filter(ticket -> ticket.status() != TicketStatus.CANCELLED)
                        .toList();
            return booking.tickets().stream()
                    .filter(ticket -> changing.contains(ticket.id()))
                    .map(ticket -> ticket.named(becomes(ticket)))
                    .toList();
        }

        private String becomes(Ticket ticket) {
            var words = ticket.ticketType() + " → " + ticketType;
            return words.length() <= LONGEST_TYPE ? words : words.substring(0, LONGEST_TYPE);
        }

        /** What it costs now, or the difference while that is to be paid; and what goes back. */
        BookingMail.@Nullable Payment payment() {
            if (totalMinor == 0 && amountMinor == 0 && reason == null) return null;
            return new BookingMail.Payment(
                    currency,
                    Money.text(changing.isEmpty() ? totalMinor : amountMinor, currency),
                    null,
                    null,
                    amountMinor < 0 ? Money.text(-amountMinor, currency) : null,
                    null,
                    reason,
                    null);
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChangeWords(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Null where nobody need know any more. */
    @Nullable Words of(BookingNews news, String payload) {
        var id = json.readTree(payload).path("change_id").asLong();
        return news == BookingNews.DIFFERENCE_ASKED ? open(id) : find(id, "done");
    }

    /** One whose difference is to be paid; null if it is not any more. */
    @Nullable Words open(long change) {
        return find(change, "open");
    }

    private @Nullable Words find(long id, String state) {
        var asks = state.equals("open");
        return jdbc.sql(
                        """
                        select c.*, y.name as type_name, b.total_minor from ticket_change c join booking b on b.id = c.booking_id
                        left join ticket_type y on y.event_id = c.event_id and y.id = c.ticket_type_id
                        where c.id = ? and c.state = ?
                        """)
                .params(id, state)
                .query((row, n) ->
                        new Words(
                                row.getLong("amount_minor"),
                                row.getString("currency"),
                                row.getString("reason"),
                                String.valueOf(row.getString("type_name")),
                                asks ? tickets(id) : List.of(),
                                row.getLong("total_minor")))
                .optional()
                .orElse(null);
    }

    private List<Long> tickets(long change) {
        return jdbc.sql("select ticket_id from ticket_change_line where change_id = ?")
                .param(change)
                .query(Long.class)
                .list();
    }
}
